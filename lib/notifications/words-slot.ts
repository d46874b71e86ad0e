import { dayAndSpanInWords, dayInWords, timeInWords, zoneInWords } from "@/lib/time/words";

/** What the words of a change need to know besides it: names and own paths as they are now. */
export type Named = {
  conference: { name: string; slug: string; timeZone: string };
  /** By id. */
  rooms: Map<string, string>;
  people: Map<string, string>;
  presentations: Map<string, NamedPresentation>;
  sessions: Map<string, { title: string; path: string }>;
  media: Map<string, { label: string; kind: string; addedById: string | null }>;
};

export type NamedPresentation = {
  title: string;
  path: string;
  /** Accepted: whoever looks there finds it. */
  isPublic: boolean;
  /** Why it was withdrawn; may be empty. */
  reason: string;
};

/** "Tue 12 May, 14:00–14:20 (CEST), Room B": when, on the conference's clocks, and where; null: neither is set. */
export function slotInWords(facts: Record<string, unknown>, { conference, rooms }: Named): string | null {
  const room = typeof facts.roomId === "string" ? rooms.get(facts.roomId) : undefined;
  if (typeof facts.startsAt !== "string") return room ? `no time yet, ${room}` : null;
  const [start, minutes] = [new Date(facts.startsAt), Number(facts.minutes ?? 0)];
  const zone = conference.timeZone;
  const when =
    minutes > 0
      ? dayAndSpanInWords(zone, start, minutes)
      : `${dayInWords(zone, start)}, ${timeInWords(zone, start)}`;
  return [`${when} (${zoneInWords(zone, start)})`, ...(room ? [room] : [])].join(", ");
}

/** “X”. */
export function quoted(title: string): string {
  return `“${title}”`;
}

/** “X”, “Y” and “Z”. */
export function listed(words: string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
