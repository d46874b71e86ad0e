import type { Kind, Level } from "@/lib/conflicts/kinds";

/** What each kind of conflict is called. */
export const KIND_NAMES: Record<Kind, string> = {
  person_twice: "Somebody in two places",
  room_taken: "Two sessions in one room",
  walk_too_short: "Too little time to walk",
  wrong_mode: "Wrong mode",
  wrong_type: "Wrong type",
  not_accepted: "Not accepted",
  withdrawn: "Withdrawn",
  unavailable: "Somebody cannot be there",
  beside_plenary: "Beside a plenary",
  too_few_seats: "Too few seats",
  followed_together: "Many follow both",
};

/** What each level is called where a conflict has it. */
export const LEVEL_NAMES: Record<Level, string> = {
  block: "Blocks",
  block_publishing: "Blocks publishing",
  warn: "Warning",
  ignore: "Ignored",
};

/** What each level means, where it is chosen. */
export const LEVEL_CHOICES: Record<Level, string> = {
  block: "No change may make one",
  block_publishing: "The draft may have it, publishing waits",
  warn: "It is said",
  ignore: "It is not looked for",
};
