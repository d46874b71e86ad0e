import type { Clash } from "@/lib/follows/schema";

/** What the reader is at meanwhile, each in a sentence that leads there. */
export function ClashLines({ clashes }: { clashes: Clash[] }) {
  return clashes.map(({ as, title, path, when, room }) => (
    <p key={path} className="mt-2 max-w-measure break-words text-sm text-warn">
      At the same time you {as} <a href={path}>“{title}”</a> ({room ? `${when}, ${room}` : when}).
    </p>
  ));
}
