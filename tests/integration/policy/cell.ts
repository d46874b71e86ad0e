import { WHO, type Who, type World } from "@/tests/factories/world";

/** One command's row of the matrix. */
export type Row = {
  /** Input that is right in this world, as the command's schema takes it; may prepare the world first. */
  input: (world: World) => object | Promise<object>;
  /** For whom it is done. */
  done: readonly Who[];
  /** The reason everybody else is refused with… */
  refused: string;
  /** …but for these. */
  except?: Partial<Record<Who, string>>;
};

export type Rows = Record<string, Row>;

export const EVERYBODY: readonly Who[] = WHO;
export const SIGNED_IN: readonly Who[] = WHO.filter((who) => who !== "anonymous");
/** Who may act for the presentation: those who present it, and its conference's organisers. */
export const PRESENTERS: readonly Who[] = ["presenter", "co-presenter", "organiser"];
/** Who may answer for its media: these, and the chair of its session. */
export const TENDERS: readonly Who[] = ["presenter", "co-presenter", "chair", "organiser"];
export const ORGANISERS: readonly Who[] = ["organiser"];
/** For what belongs to one person: the world gives it to the attendee. */
export const THE_ATTENDEE: readonly Who[] = ["attendee"];

/** What somebody is answered: "done", or the reason of the refusal. */
export function answerFor(row: Row, who: Who): string {
  return row.done.includes(who) ? "done" : (row.except?.[who] ?? row.refused);
}

/** The id of the person somebody of the world is. */
export function personOf(world: World, who: Who): string {
  const actor = world.actors[who];
  if (actor.kind !== "person") throw new Error(`${who} is nobody`);
  return actor.personId;
}
