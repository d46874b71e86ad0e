/** What can be wrong with a programme, in the order in which it is listed. */
export const KINDS = [
  "person_twice",
  "room_taken",
  "walk_too_short",
  "wrong_mode",
  "wrong_type",
  "not_accepted",
  "withdrawn",
  "unavailable",
  "beside_plenary",
  "too_few_seats",
  "followed_together",
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What a conflict of a kind means to a conference, gravest first. `block`: no change makes a new one.
 * `block_publishing`: the draft may have it, what is published may not. `warn`: it is said. `ignore`: it is not.
 */
export const LEVELS = ["block", "block_publishing", "warn", "ignore"] as const;
export type Level = (typeof LEVELS)[number];

export type Levels = Record<Kind, Level>;

/** Where the committee has decided nothing. PostgreSQL knows those of `person_twice` and `room_taken` too: `is_blocked`. */
export const DEFAULT_LEVELS: Levels = {
  person_twice: "block",
  room_taken: "block",
  walk_too_short: "warn",
  wrong_mode: "block",
  wrong_type: "block",
  not_accepted: "block_publishing",
  withdrawn: "block_publishing",
  unavailable: "warn",
  beside_plenary: "warn",
  too_few_seats: "warn",
  followed_together: "warn",
};

/** The levels of a conference, of the rows in which its committee decided otherwise than the defaults. */
export function levelsOf(decided: readonly { kind: Kind; level: Level }[]): Levels {
  return { ...DEFAULT_LEVELS, ...Object.fromEntries(decided.map(({ kind, level }) => [kind, level])) };
}

/** All levels in one line, as a form carries them to say what it started from. */
export function levelsInOne(levels: Levels): string {
  return KINDS.map((kind) => levels[kind]).join(" ");
}
