import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { FORMAT_IDS } from "@/lib/conferences/format-ids";
import { readPageText } from "@/lib/imports/page-text";

const folder = import.meta.dirname;
const THEMES = ["politics", "cultures", "economies", "environment", "learning", "islands"] as const;

const Mode = z.enum(["in_person", "online", "blended"]);
const Audience = z.enum(["everyone", "signed_in", "askers", "organisers"]);
const Someone = z.strictObject({ name: z.string(), address: z.email() });

const ConferenceFile = z.strictObject({
  conference: z.strictObject({
    slug: z.string(),
    name: z.string(),
    place: z.string(),
    mode: Mode,
    timeZone: z.literal("Asia/Tokyo"),
    description: z.string(),
  }),
  themes: z.array(
    z.strictObject({
      slug: z.enum(THEMES),
      name: z.string(),
      hue: z.number(),
      isSpecialFocus: z.boolean().default(false),
    }),
  ),
  types: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      minutes: z.number(),
      discussionMinutes: z.number().default(0),
      sessionCapacity: z.number().default(1),
      sessionMinimum: z.number().default(1),
      isGrouped: z.boolean().default(false),
      mode: Mode,
      mediaDueDaysBefore: z.number().optional(),
    }),
  ),
  mediaKinds: z.array(
    z.strictObject({ slug: z.string(), name: z.string(), formats: z.array(z.enum(FORMAT_IDS)).default([]) }),
  ),
  rooms: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      building: z.string().optional(),
      seats: z.number().optional(),
      mode: Mode.default("in_person"),
      holdsSeveral: z.boolean().default(false),
    }),
  ),
  organisers: z.array(Someone),
  chairs: z.array(Someone),
  presenters: z.array(Someone),
  attendees: z.array(Someone),
  seedPresentation: z.strictObject({ session: z.string(), follows: z.number(), requests: z.string() }),
  sessions: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      type: z.string(),
      theme: z.string().optional(),
      room: z.string().optional(),
      mode: Mode.default("in_person"),
      /** Day of the conference, from 1; with `at` or not at all. */
      day: z.number().optional(),
      at: z.string().optional(),
      minutes: z.number(),
      chair: z.string().optional(),
    }),
  ),
});
export type DemoConference = z.output<typeof ConferenceFile>;

export type DemoPresentation = {
  title: string;
  abstract: string;
  type: string;
  theme: string;
  mode: z.output<typeof Mode>;
  session: string | null;
  state: "accepted" | "submitted" | "draft" | "declined" | "withdrawn";
  reason: string;
  presenters: { name: string; affiliation: string }[];
  keywords: string[];
  /** `url` null: a file made while seeding. */
  media: { kind: string; url: string | null }[];
  /** Of its media by kind, where they are not everybody's at once. */
  settings: {
    kind: string;
    audience: z.output<typeof Audience>;
    licence: string;
    opensInDays: number | null;
  } | null;
  requests: { kind: string; count: number }[];
  answered: { kind: string; count: number }[];
  /** What the first who asks for a kind says, by name. */
  said: { kind: string; sentence: string } | null;
  /** Days from now; negative: late. */
  promised: { kind: string; inDays: number } | null;
  declined: { kind: string; reason: string } | null;
  follows: number;
};

export function readDemoConference(): DemoConference {
  return ConferenceFile.parse(JSON.parse(read("demo/conference.json")));
}

/** The seed presentation first, then one file a theme, in reading order. */
export function readDemoPresentations(demo: DemoConference): DemoPresentation[] {
  const written = THEMES.flatMap((theme) =>
    read(`demo/${theme}.md`)
      .split(/^# /m)
      .slice(1)
      .map((block) => presentationOf(theme, block, demo)),
  );
  return [seedPresentation(demo), ...written];
}

function seedPresentation(demo: DemoConference): DemoPresentation {
  const { page } = readPageText(read("seed-presentation.txt"));
  if (!page) throw new Error("seed-presentation.txt cannot be read");
  return {
    ...page,
    type: slugNamed(demo.types, page.type),
    theme: slugNamed(demo.themes, page.theme),
    mode: "in_person",
    session: demo.seedPresentation.session,
    state: "accepted",
    reason: "",
    media: [],
    requests: counts(demo.seedPresentation.requests),
    answered: [],
    ...{ settings: null, said: null, promised: null, declined: null },
    follows: demo.seedPresentation.follows,
  };
}

/** A block is a title, lines `name: value`, the abstract, with blank lines between. */
function presentationOf(theme: string, block: string, demo: DemoConference): DemoPresentation {
  const [title = "", fields = "", ...body] = block.split("\n\n");
  const field = Object.fromEntries(fields.split("\n").map((line) => splitOnce(line, ": ")));
  const type = demo.types.find((one) => one.slug === field.type);
  if (!type) throw new Error(`${title}: no type ${field.type}`);
  const [state = "accepted", reason = ""] = splitOnce(field.state ?? "accepted", " | ");
  return {
    title,
    abstract: body.join("\n\n").trim(),
    type: type.slug,
    theme,
    mode: Mode.parse(field.mode ?? (type.mode === "blended" ? "in_person" : type.mode)),
    session: field.session ?? null,
    state: z.enum(["accepted", "submitted", "draft", "declined", "withdrawn"]).parse(state),
    reason,
    presenters: (field.presenters ?? "").split("; ").map((one) => {
      const [name = "", affiliation = ""] = one.split(" | ");
      return { name: name.trim(), affiliation: affiliation.trim() };
    }),
    keywords: (field.keywords ?? "").split(", ").filter((keyword) => keyword !== ""),
    media: pairs(field.media).map(([kind, place]) => ({ kind, url: place === "file" ? null : place })),
    requests: counts(field.requests),
    answered: counts(field.answered),
    settings: settingsOf(field.settings),
    said: kindAnd(field.said, (kind, sentence) => ({ kind, sentence })),
    promised: kindAnd(field.promised, (kind, days) => ({ kind, inDays: Number(days) }), " "),
    declined: kindAnd(field.declined, (kind, reason) => ({ kind, reason })),
    follows: Number(field.follows ?? 0),
  };
}

/** "paper signed_in CC-BY-4.0 270": the last says in how many days the embargo ends, and may be left out. */
function settingsOf(text: string | undefined): DemoPresentation["settings"] {
  if (text === undefined) return null;
  const [kind = "", audience, licence = "", days] = text.split(" ");
  return { kind, audience: Audience.parse(audience), licence, opensInDays: days ? Number(days) : null };
}

/** "slides | What is said." */
function kindAnd<Value>(
  text: string | undefined,
  made: (kind: string, rest: string) => Value,
  separator = " | ",
): Value | null {
  return text === undefined ? null : made(...splitOnce(text, separator));
}

function counts(text: string | undefined): { kind: string; count: number }[] {
  return pairs(text).map(([kind, count]) => ({ kind, count: Number(count) }));
}

/** "slides 2, video 1" → [["slides", "2"], ["video", "1"]] */
function pairs(text: string | undefined): [string, string][] {
  return (text ?? "")
    .split(", ")
    .filter((one) => one !== "")
    .map((one) => splitOnce(one, " "));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

function slugNamed(rows: { slug: string; name: string }[], name: string): string {
  const row = rows.find((one) => one.name === name);
  if (!row) throw new Error(`seed-presentation.txt names “${name}”, the demo conference does not`);
  return row.slug;
}

function read(file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}
