import type { PresentationState, SessionState } from "@/lib/imports/conference-state";
import type { Merged } from "@/lib/imports/merge";
import type { PresentationField } from "@/lib/imports/presentation-fields";
import type { SessionField } from "@/lib/imports/session-fields";

/** One row's thing before and after; `before` null: it is made. */
export type Planned<State, Field extends string> = Merged<State, Field> & {
  line: number;
  externalId: string;
  before: State | null;
  /** What earlier imports wrote. */
  imported: Record<string, string>;
};
export type PlannedPresentation = Planned<PresentationState, PresentationField>;
export type PlannedSession = Planned<SessionState, SessionField>;

/** Everything as an import would leave it. */
export type Draft = {
  sessions: PlannedSession[];
  presentations: PlannedPresentation[];
  /** All of the conference, planned or not, by id. */
  allSessions: Map<string, SessionState>;
  allPresentations: Map<string, PresentationState>;
  refused: Map<number, string>;
};

/** A session as a draft leaves it, with who stands in it and the rows that say so. */
export type Arranged = {
  session: SessionState;
  /** Line of the session's own row, when it makes or changes the session. */
  line: number | null;
  members: { presentation: PresentationState; row: PlannedPresentation | null }[];
};
