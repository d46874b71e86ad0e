import type { LinkedPart, ListedConflict } from "@/components/conflicts/conflict-list";
import type { Kind, Level, Levels } from "@/lib/conflicts/kinds";
import { KIND_NAMES, LEVEL_NAMES } from "@/lib/conflicts/names";
import type { listConflicts } from "@/lib/conflicts/queries/list";
import type { AcknowledgementView, ConflictRow, IdleAcknowledgement } from "@/lib/conflicts/view";
import type { Part } from "@/lib/conflicts/words";
import { momentInWords } from "@/lib/time/words";

type Found = NonNullable<Awaited<ReturnType<typeof listConflicts>>>;

/** A conflict as its row shows it, both sides linked. */
export function listed(
  { key, kind, level, parts, acknowledgement }: ConflictRow,
  found: Found,
): ListedConflict {
  return {
    ...{ key, kind: KIND_NAMES[kind], level: shown(level) },
    parts: parts.map((part) => linked(part, found)),
    acknowledgement: acknowledgement && inWords(acknowledgement, found.conference.timeZone),
  };
}

/** An acknowledgement of what does not stand. */
export function listedIdle(
  { key, kind, sessions, ...view }: IdleAcknowledgement,
  found: Found,
): ListedConflict {
  return {
    ...{ key, kind: KIND_NAMES[kind], level: shown(found.levels[kind]) },
    parts: [{ text: sessions.join(" · ") || "Its sessions are not in the draft any more." }],
    acknowledgement: inWords(view, found.conference.timeZone),
  };
}

/** A conflict that a change was refused for. */
export function listedBeforehand(
  { key, kind, sessions }: { key: string; kind: Kind; sessions: string[] },
  levels: Levels,
): ListedConflict {
  const parts = [{ text: sessions.join(" · ") }];
  return { key, kind: KIND_NAMES[kind], level: shown(levels[kind]), parts, acknowledgement: null };
}

function shown(level: Level): ListedConflict["level"] {
  return { name: LEVEL_NAMES[level], isGrave: level === "block" || level === "block_publishing" };
}

function linked(part: Part, { conference, paths }: Found): LinkedPart {
  if (typeof part === "string") return { text: part };
  if ("sessionId" in part)
    return { text: part.text, href: `/${conference.slug}/organise/sessions/${part.sessionId}` };
  return { text: part.text, href: paths.get(part.presentationId) };
}

function inWords({ id, by, at, reason }: AcknowledgementView, zone: string) {
  const who = by ? `Acknowledged by ${by}` : "Acknowledged";
  return { id, words: `${who}, ${momentInWords(zone, at)}: ${reason}` };
}
