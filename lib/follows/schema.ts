import { z } from "zod";

export const FollowPresentationInput = z.object({ presentationId: z.uuid() });
export type FollowPresentationInput = z.output<typeof FollowPresentationInput>;

export const UnfollowPresentationInput = z.object({ presentationId: z.uuid() });
export type UnfollowPresentationInput = z.output<typeof UnfollowPresentationInput>;

/** Where a press led: the presentation it was about, and its title as the sentence needs it. */
export type FollowView = { presentationId: string; title: string };
