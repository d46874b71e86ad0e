import type { Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { anonymous } from "@/lib/auth/actor";
import { getMovedPath, type Section } from "@/lib/programme/queries/moved";

/** Nothing was found: sends the reader to where it is now (308), or says 404. */
export async function movedOrNotFound(asked: {
  conference: string;
  section?: Section;
  slug?: string;
}): Promise<never> {
  const path = await getMovedPath(anonymous, asked);
  if (path) permanentRedirect(path as Route);
  notFound();
}
