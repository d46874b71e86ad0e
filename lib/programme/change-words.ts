import { modeInWords } from "@/lib/conferences/modes";
import type { Difference, SessionChange } from "@/lib/programme/changes";
import type { BreakSnapshot } from "@/lib/sessions/breaks";
import type { SessionSnapshot } from "@/lib/sessions/snapshot";
import { dayAndSpanInWords } from "@/lib/time/words";

/** What ids of snapshots are called now; what is gone has no name. */
export type Names = {
  /** IANA name, the conference's. */
  timeZone: string;
  rooms: ReadonlyMap<string, string>;
  themes: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  papers: ReadonlyMap<string, string>;
};

/** One session's changes as a list says them. */
export type ChangeInWords = {
  id: string;
  title: string;
  kind: "added" | "removed" | "changed";
  sentences: string[];
};

/** "Moved to Fri 12 June, 10:40–12:20 from …", "In Room 204, not in Room 101", "In: “X”. Out: “Y”." */
export function changeInWords({ id, was, is, what }: SessionChange, names: Names): ChangeInWords {
  const title = (is ?? was)?.title ?? "";
  if (was && is)
    return { id, title, kind: "changed", sentences: what.map((one) => SENTENCES[one](was, is, names)) };
  if (is) return { id, title, kind: "added", sentences: [summary(is, names)] };
  return { id, title, kind: "removed", sentences: was ? [summary(was, names)] : [] };
}

/** When, where, and how much a session holds. */
function summary(session: SessionSnapshot, names: Names): string {
  const count = session.papers.length;
  const held = count === 1 ? "1 presentation" : `${count} presentations`;
  return `${when(session, names)}, ${roomOf(session, names)}, with ${held}.`;
}

type Sentence = (was: SessionSnapshot, is: SessionSnapshot, names: Names) => string;

const SENTENCES: Record<Difference, Sentence> = {
  added: (_, is, names) => summary(is, names),
  removed: (was, _, names) => summary(was, names),
  title: (was) => `Was called “${was.title}”.`,
  time: (was, is, names) => `${when(is, names)}; was ${lowered(when(was, names))}.`,
  length: (was, is) => `${is.minutes} minutes long; was ${was.minutes}.`,
  room: (was, is, names) => `In ${roomOf(is, names)}; was in ${roomOf(was, names)}.`,
  chair: (was, is, names) => `Chaired by ${chairOf(is, names)}; was by ${chairOf(was, names)}.`,
  theme: (was, is, names) => `Theme ${themeOf(is, names)}; was ${themeOf(was, names)}.`,
  type: (was, is, names) =>
    `Of the type ${names.types.get(is.typeId) ?? GONE}; was ${names.types.get(was.typeId) ?? GONE}.`,
  mode: (was, is) => `Takes place ${modeInWords(is.mode)}; was ${modeInWords(was.mode)}.`,
  plenary: (_, is) => (is.isPlenary ? "For everybody, across all rooms." : "No longer for everybody."),
  papers: (was, is, names) => {
    const [before, after] = [was, is].map((one) => one.papers.map((paper) => paper.presentationId));
    const named = (ids: string[]) => ids.map((id) => `“${names.papers.get(id) ?? GONE}”`).join(", ");
    const [come, gone] = [without(after, before), without(before, after)];
    return [come.length > 0 && `In: ${named(come)}.`, gone.length > 0 && `Out: ${named(gone)}.`]
      .filter(Boolean)
      .join(" ");
  },
  order: (_, is, names) =>
    `In this order: ${is.papers.map((paper) => `“${names.papers.get(paper.presentationId) ?? GONE}”, ${paper.minutes} minutes`).join("; ")}.`,
};

const GONE = "one that is gone";

function when({ startsAt, minutes }: SessionSnapshot, { timeZone }: Names): string {
  return startsAt ? dayAndSpanInWords(timeZone, new Date(startsAt), minutes) : "Without a time";
}

function lowered(text: string): string {
  return text === "Without a time" ? "without a time" : text;
}

function roomOf({ roomId }: SessionSnapshot, { rooms }: Names): string {
  return roomId ? (rooms.get(roomId) ?? GONE) : "no room";
}

function chairOf({ chairId }: SessionSnapshot, { people }: Names): string {
  return chairId ? (people.get(chairId) ?? "somebody who left") : "nobody";
}

function themeOf({ themeId }: SessionSnapshot, { themes }: Names): string {
  return themeId ? (themes.get(themeId) ?? GONE) : "none";
}

function without(ids: string[] = [], others: string[] = []): string[] {
  return ids.filter((id) => !others.includes(id));
}

/** "Coffee: Fri 12 June, 10:30–10:50." */
export function breakInWords({ title, startsAt, minutes }: BreakSnapshot, timeZone: string): string {
  return `${title}: ${dayAndSpanInWords(timeZone, new Date(startsAt), minutes)}.`;
}
