import type { Reactions } from "@/lib/jobs/reactions";
import { reactions as presenters } from "@/lib/presenters/jobs";

/** Every noun that reacts to announced changes, in the nouns' order. */
export const reactions: Reactions[] = [presenters];
