import type { Delivery } from "@/lib/notifications/schema";

/** One kind of thing people are told of, as their preferences name it. */
type Kind = {
  /** As the form of preferences says it. */
  name: string;
  hint: string;
  /** What holds until somebody chooses otherwise. */
  byDefault: Delivery;
  /** What there is to choose from, where it is not all of it. */
  deliveries?: readonly Delivery[];
};

/** Everything anybody is told of, but sign-in and invitations, which are asked for or asked once. */
export const KINDS = {
  changes: {
    name: "Changes of what I follow",
    hint: "Moved, withdrawn, back again, another title, presenter or chair.",
    byDefault: "at_once",
  },
  media: {
    name: "New media of what I follow",
    hint: "Slides, papers, recordings that everybody may open.",
    byDefault: "daily",
  },
  answers: {
    name: "Answers to what I asked for",
    hint: "There, promised by a day, or declined.",
    byDefault: "at_once",
  },
  presenting: {
    name: "What I present or chair",
    hint: "Assigned, moved, withdrawn; media that are due; an edit window that closes.",
    byDefault: "at_once",
  },
  asked: {
    name: "What people ask me for",
    hint: "At most one a day, with everything that is asked.",
    byDefault: "at_once",
  },
  programmes: {
    name: "A programme is published",
    hint: "Of a conference where I present, or follow something.",
    byDefault: "at_once",
  },
  reminders: {
    name: "15 minutes before what I follow",
    hint: "By push on the devices where you turned that on. By mail, if you choose so, only while you have no such device.",
    byDefault: "in_app",
    // Tomorrow's digest is too late.
    deliveries: ["at_once", "in_app", "never"],
  },
  organising: {
    name: "What I organise",
    hint: "Claims to decide, files with a virus.",
    byDefault: "at_once",
  },
} as const satisfies Record<string, Kind>;

export type KindId = keyof typeof KINDS;

const ALL: readonly Delivery[] = ["at_once", "daily", "in_app", "never"];

/** How somebody may choose to hear of a kind, in the order of the form. */
export function deliveriesOf(kind: KindId): readonly Delivery[] {
  const { deliveries }: Kind = KINDS[kind];
  return deliveries ?? ALL;
}

/** Ids in the order of the form. */
export const KIND_IDS = Object.keys(KINDS) as KindId[];
