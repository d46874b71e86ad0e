import type { FormatId } from "@/lib/conferences/format-ids";
import type { Prisma } from "@/lib/db";

type Type = Omit<Prisma.PresentationTypeCreateManyConferenceInput, "position">;

const alone = { discussionMinutes: 0, sessionCapacity: 1, isGrouped: false, mode: "in_person" } as const;

/**
 * The types most committees begin with; each can be changed or removed. Lengths as in `docs/decisions.md`; papers are
 * named as on the pages that are imported, so that the first import finds them.
 */
const TYPES: Type[] = [
  {
    ...{ slug: "paper", name: "Paper Presentation in a Themed Session", mode: "blended", isGrouped: true },
    ...{ minutes: 20, discussionMinutes: 5, sessionCapacity: 4, sessionMinimum: 3 },
  },
  { ...alone, slug: "poster", name: "Poster", minutes: 45, sessionCapacity: 12 },
  { ...alone, slug: "workshop", name: "Workshop", minutes: 60 },
  { ...alone, slug: "colloquium", name: "Colloquium", minutes: 90 },
  { ...alone, slug: "focused-discussion", name: "Focused discussion", minutes: 45 },
  { ...alone, slug: "innovation-showcase", name: "Innovation showcase", minutes: 45 },
  {
    ...{ slug: "virtual-lightning-talk", name: "Virtual lightning talk", mode: "online", isGrouped: true },
    ...{ minutes: 5, discussionMinutes: 5, sessionCapacity: 8 },
  },
  {
    ...alone,
    slug: "virtual-poster",
    name: "Virtual poster",
    minutes: 45,
    sessionCapacity: 20,
    mode: "online",
  },
];

type Kind = { slug: string; name: string; formats: FormatId[] };

/**
 * What attendees most often ask for. Posters may be pictures; data and other are whatever they are, and so is a copy
 * that somebody's own tools can read.
 */
const KINDS: Kind[] = [
  { slug: "slides", name: "Slides", formats: ["pdf", "pptx", "odp", "key"] },
  { slug: "paper", name: "Paper", formats: ["pdf"] },
  { slug: "video", name: "Video", formats: ["mp4", "webm"] },
  { slug: "poster", name: "Poster", formats: ["pdf", "pptx", "odp", "key", "jpeg", "png", "webp", "avif"] },
  { slug: "data", name: "Data", formats: [] },
  { slug: "captions", name: "Captions", formats: ["captions"] },
  { slug: "accessible-copy", name: "Accessible copy", formats: [] },
  { slug: "other", name: "Other", formats: [] },
];

/** What a new conference has: types and kinds, no themes and no rooms; those are its own. */
export const startingRows = {
  types: { create: TYPES.map((type, position) => ({ ...type, position })) },
  mediaKinds: { create: KINDS.map((kind, position) => ({ ...kind, position })) },
};
