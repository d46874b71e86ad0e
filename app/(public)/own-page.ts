import type { Route } from "next";
import { type FollowedSubject, partsOf } from "@/lib/follows/schema";

/** A person's own page about what they pressed, saying what came of it. */
export function ownPageOf(subject: FollowedSubject, said: string): Route {
  const { kind, id } = partsOf(subject);
  const page = kind === "presentation" ? `/my/presentations/${id}` : "/my/follows";
  const about: Record<string, string> = kind === "presentation" ? {} : { about: subject };
  return `${page}?${new URLSearchParams({ ...about, said })}` as Route;
}
