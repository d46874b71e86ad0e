import { z } from "zod";

export const FollowPresentationInput = z.object({ presentationId: z.uuid() });
export type FollowPresentationInput = z.output<typeof FollowPresentationInput>;

export const UnfollowPresentationInput = z.object({ presentationId: z.uuid() });
export type UnfollowPresentationInput = z.output<typeof UnfollowPresentationInput>;

/** Where a press led: the presentation it was about, and its title as the sentence needs it. */
export type FollowView = { presentationId: string; title: string };

/** One line of a person's timetable. */
export type TimetableEntry = {
  id: string;
  title: string;
  path: string;
  /** As printed, in order. */
  presenters: string[];
  /** Hue in degrees. */
  theme: { name: string; hue: number };
  conferenceName: string;
  /** IANA name, the conference's. */
  timeZone: string;
  isWithdrawn: boolean;
  isFollowed: boolean;
  isOwn: boolean;
  sessionTitle: string | null;
  room: string | null;
  /** Null: not placed in time yet. */
  startsAt: Date | null;
  minutes: number;
};
