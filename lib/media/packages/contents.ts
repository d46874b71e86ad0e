import { fileNameOf, GivenNames, paperNameOf, partOf } from "@/lib/media/packages/names";
import { wallTimeOf } from "@/lib/time/zone";

export type PackagedMedia = {
  label: string;
  kindName: string;
  addedAt: Date;
  /** Of a link; else null. */
  url: string | null;
  file: { storageKey: string; bytes: number; contentType: string } | null;
  /** Why it is not handed out; null: it is. */
  withheld: "not_checked" | "threat" | null;
};

export type PackagedSession = {
  title: string;
  startsAt: Date | null;
  room: string | null;
  /** Not withdrawn, in order; `number` counts from 1, withdrawn ones too. */
  papers: { number: number; title: string; presenter: string | null; media: PackagedMedia[] }[];
};

/** A file of the archive: stored bytes, or a text of ours. */
export type Entry =
  | { path: string; storageKey: string; bytes: number; addedAt: Date }
  | { path: string; text: string };

/** What stands in the archive in this order, and lines about what does not. */
export type Contents = { entries: Entry[]; missing: string[] };

const WITHHELD = {
  not_checked: "waits for the virus scanner",
  threat: "a virus was found in it",
};

/** Where everything stands: a folder a day, in it one a session, in it one a paper, in the conference's zone. */
export function contentsOf(sessions: readonly PackagedSession[], timeZone: string): Contents {
  const given = new GivenNames();
  given.give("", MISSING);
  const contents: Contents = { entries: [], missing: [] };
  for (const session of sessions) {
    const folder = sessionFolder(session, timeZone, given);
    if (session.papers.length === 0) contents.missing.push(`${folder}: no presentation is placed here`);
    for (const paper of session.papers) {
      const own = given.give(`${folder}/`, paperNameOf(paper.number, paper.presenter, paper.title));
      addPaper(contents, given, own, paper.media);
    }
  }
  return contents;
}

/** Lines about what is not in the archive stand in it under this name. */
export const MISSING = "missing.txt";

function addPaper({ entries, missing }: Contents, given: GivenNames, folder: string, media: PackagedMedia[]) {
  if (media.length === 0) missing.push(`${folder}: nothing was added`);
  const links = media.filter(({ url }) => url !== null);
  if (links.length > 0)
    entries.push({
      path: given.give(`${folder}/`, "links.txt"),
      text: links.map(({ label, kindName, url }) => `${label || kindName}: ${url}\r\n`).join(""),
    });
  for (const { label, kindName, file, withheld, addedAt } of media) {
    if (!file) continue;
    const { storageKey, bytes, contentType } = file;
    const path = given.give(`${folder}/`, fileNameOf(label, kindName, contentType));
    if (withheld) missing.push(`${path}: ${WITHHELD[withheld]}`);
    else entries.push({ path, storageKey, bytes, addedAt });
  }
}

/** "2027-06-12/1040 Room 204"; several at one time in one place are told apart by their titles. */
function sessionFolder(
  { title, startsAt, room }: PackagedSession,
  timeZone: string,
  given: GivenNames,
): string {
  const named = partOf(title, 40, "session");
  if (!startsAt) return given.give("no time yet/", named);
  const { day, time } = wallTimeOf(timeZone, startsAt);
  const place = partOf(room ?? "", 30, "");
  const base = [time.replace(":", ""), place].filter(Boolean).join(" ");
  const path = given.give(`${day}/`, base);
  return path === `${day}/${base}` ? path : given.give(`${day}/`, `${base} ${named}`);
}

/** How much an archive of these sessions holds. */
export function sizeOf(sessions: readonly PackagedSession[]): {
  files: number;
  links: number;
  bytes: number;
} {
  const media = sessions.flatMap(({ papers }) => papers.flatMap((paper) => paper.media));
  const files = media.flatMap(({ file, withheld }) => (file && withheld === null ? [file] : []));
  return {
    files: files.length,
    links: media.filter(({ url }) => url !== null).length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
