import type {
  Arrangement,
  BoardClash,
  PaperOnBoard,
  SessionOnBoard,
  WholeBoard,
} from "@/lib/sessions/live-board";

export type Sessions = ReadonlyMap<string, SessionOnBoard>;

/** What a press will have changed when the server agrees: sessions by id, null where one goes. */
export type Change = (sessions: Sessions) => Record<string, SessionOnBoard | null>;

/**
 * The board's sessions as the server last said, and on top of them what was pressed since and is not answered yet.
 *
 * Changes may be heard in any order: each session keeps the revision it is of, and `revision` is the one up to which
 * nothing is missing. What is shown is always `confirmed` with `pending` applied.
 */
export type Model = {
  confirmed: Sessions;
  revisions: ReadonlyMap<string, number>;
  revision: number;
  /** The last changes heard, by revision: some may be later than a state that was on its way. */
  log: ReadonlyMap<number, Arrangement>;
  /** The last revision there is known to be. */
  newest: number;
  pending: readonly { key: number; change: Change }[];
  /** What is shown. */
  sessions: Sessions;
  /** The session of each paper, as shown. */
  sessionOf: ReadonlyMap<string, string>;
  papers: ReadonlyMap<string, PaperOnBoard>;
  clashes: readonly BoardClash[];
};

/** The board as it was fetched; what was pressed and is not answered stays on top. */
export function modelOf(state: WholeBoard, previous?: Model): Model {
  const confirmed = new Map(state.sessions.map((session) => [session.id, session]));
  const fetched: Model = {
    confirmed: previous ? keepSame(confirmed, previous.confirmed) : confirmed,
    revisions: new Map(state.sessions.map(({ id }) => [id, state.revision])),
    revision: state.revision,
    log: new Map(),
    newest: Math.max(state.revision, previous?.newest ?? 0),
    pending: previous?.pending ?? [],
    sessions: confirmed,
    sessionOf: new Map(),
    papers: new Map(state.papers.map((paper) => [paper.id, paper])),
    clashes: state.clashes,
  };
  // Heard while the state was on its way, and made after it was read.
  const later = [...(previous?.log.values() ?? [])].filter(({ revision }) => revision > state.revision);
  return shown(later.reduce(heard, fetched));
}

/** One change heard, from the stream or as the answer to a press. Twice the same is the same. */
export function withArrangement(model: Model, arrangement: Arrangement): Model {
  const next = heard(model, arrangement);
  return next === model ? model : shown(next);
}

/** There is this revision, whatever it changed. */
export function withNewest(model: Model, revision: number): Model {
  return revision > model.newest ? { ...model, newest: revision } : model;
}

/** Something was pressed: it shows at once. */
export function withPending(model: Model, key: number, change: Change): Model {
  return shown({ ...model, pending: [...model.pending, { key, change }] });
}

/** What was pressed is answered: done, and then `withArrangement` has said how; or refused, and it never was. */
export function withoutPending(model: Model, key: number): Model {
  return shown({ ...model, pending: model.pending.filter((each) => each.key !== key) });
}

/** Papers accepted, withdrawn, retitled meanwhile; null: no paper of this board any more. */
export function withPapers(model: Model, changed: Record<string, PaperOnBoard | null>): Model {
  const papers = new Map(model.papers);
  for (const [id, paper] of Object.entries(changed))
    if (paper) papers.set(id, paper);
    else papers.delete(id);
  return { ...model, papers };
}

/** A change between was not heard: only the whole state can tell. */
export function hasGap(model: Model): boolean {
  return model.newest > model.revision;
}

function heard(model: Model, arrangement: Arrangement): Model {
  const at = arrangement.revision;
  if (at <= model.revision) return model;
  const confirmed = new Map(model.confirmed);
  const revisions = new Map(model.revisions);
  const isLatest: Record<string, true> = {};
  for (const [id, session] of Object.entries(arrangement.sessions)) {
    if ((revisions.get(id) ?? 0) >= at) continue;
    revisions.set(id, at);
    isLatest[id] = true;
    if (session) confirmed.set(id, session);
    else confirmed.delete(id);
  }
  const log = recent(model.log, arrangement);
  let { revision } = model;
  while (log.has(revision + 1)) revision++;
  return {
    ...model,
    ...{ confirmed, revisions, revision, log, newest: Math.max(model.newest, at) },
    clashes: clashesAfter(model.clashes, arrangement.clashes, isLatest),
  };
}

const LOGGED = 300;

function recent(log: Model["log"], arrangement: Arrangement): Model["log"] {
  const next = new Map(log).set(arrangement.revision, arrangement);
  if (next.size > LOGGED) next.delete(Math.min(...next.keys()));
  return next;
}

/** Clashes of the sessions whose latest change this is, anew; a later change has said them already of the others. */
function clashesAfter(
  clashes: readonly BoardClash[],
  said: readonly BoardClash[],
  touched: Record<string, true>,
): readonly BoardClash[] {
  const concerns = ({ sessionId, otherId }: BoardClash) => sessionId in touched || otherId in touched;
  const others = clashes.filter((clash) => !concerns(clash));
  const anew = said.filter(concerns);
  return others.length === clashes.length && anew.length === 0 ? clashes : [...others, ...anew];
}

function shown(model: Model): Model {
  let sessions = model.confirmed;
  for (const { change } of model.pending) sessions = applied(sessions, change(sessions));
  if (sessions === model.sessions && model.sessionOf.size > 0) return model;
  const sessionOf = new Map<string, string>();
  for (const session of sessions.values())
    for (const paper of session.papers) sessionOf.set(paper.id, session.id);
  return { ...model, sessions, sessionOf };
}

function applied(sessions: Sessions, changed: Record<string, SessionOnBoard | null>): Sessions {
  const next = new Map(sessions);
  for (const [id, session] of Object.entries(changed))
    if (session) next.set(id, session);
    else next.delete(id);
  return next;
}

/** Sessions that say the same stay the same object: only columns that differ are drawn anew. */
function keepSame(fetched: Map<string, SessionOnBoard>, before: Sessions): Sessions {
  for (const [id, session] of fetched) {
    const was = before.get(id);
    if (was && JSON.stringify(was) === JSON.stringify(session)) fetched.set(id, was);
  }
  return fetched;
}
