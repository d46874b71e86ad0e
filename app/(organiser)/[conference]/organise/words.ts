import type { Facts } from "@/lib/result";
import type { AssignRefusal } from "@/lib/sessions/commands/assign-presentations";
import type { CreateSessionRefusal } from "@/lib/sessions/commands/create-session";
import type { DissolveRefusal } from "@/lib/sessions/commands/dissolve-session";
import type { EditSessionRefusal } from "@/lib/sessions/commands/edit-session";
import type { MergeRefusal } from "@/lib/sessions/commands/merge-sessions";
import type { OrderRefusal } from "@/lib/sessions/commands/order-session";
import type { RenameRefusal } from "@/lib/sessions/commands/rename-session";
import type { SplitRefusal } from "@/lib/sessions/commands/split-session";
import type { UnassignRefusal } from "@/lib/sessions/commands/unassign-presentations";
import type { UndoRefusal } from "@/lib/sessions/commands/undo";
import type { JoinRefusal } from "@/lib/sessions/joining";

type Words<Reason extends string> = Record<Exclude<Reason, "will_tell">, string | ((facts: Facts) => string)>;

const GONE = "This was changed or deleted meanwhile. Load the page again.";
const CHAIR_ONLY = "You chair this session; only organisers may change it.";

const clash = {
  person_elsewhere: ({ person, session, time }: Facts) =>
    `${person} is elsewhere at that time: in ${session}, ${time}. Nothing was changed.`,
  room_taken: ({ room, session, until }: Facts) =>
    `${room} is taken by ${session} until ${until}. Nothing was changed.`,
};

const moved_meanwhile = ({ title, who, where, at }: Facts) =>
  `“${title}” is ${where ? `in ${where}` : "in no session"} now: ${who || "an import or the command line"} changed that${at ? ` at ${at}` : ""}. Nothing was changed. Load the page again.`;

const joins: Words<JoinRefusal> = {
  withdrawn: ({ title }) => `“${title}” is withdrawn. Reinstate it first. Nothing was changed.`,
  not_accepted: ({ title }) => `“${title}” is not accepted yet. Accept it first. Nothing was changed.`,
  wrong_type: ({ title, type, session, sessionType }) =>
    `“${title}” is of the type ${type}; ${session} holds ${sessionType}. Nothing was changed.`,
  wrong_mode: ({ title, mode, session, sessionMode }) =>
    `“${title}” is given ${mode}; ${session} takes place ${sessionMode}. Nothing was changed.`,
  full: ({ session, fill, added, left }) =>
    left === 0
      ? `${session} is full: ${fill}. Nothing was changed.`
      : `${session} has ${fill}: there is room for ${left}, not for ${added} more. Nothing was changed.`,
};

export const assignWords: Words<AssignRefusal> = {
  ...{ ...clash, ...joins, moved_meanwhile },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  already_there: ({ session, count }) =>
    count === 1 ? `It stands there in ${session} already.` : `They stand there in ${session} already.`,
};

export const unassignWords: Words<UnassignRefusal> = {
  ...clash,
  not_found: "One of these is no more. Load the page again.",
  moved_meanwhile,
  none_assigned: "None of these is in a session.",
};

export const sessionWords: Words<EditSessionRefusal> = {
  ...clash,
  not_found: "A theme, type, room or chair named here is no more. Load the page again.",
  not_allowed: CHAIR_ONLY,
  stale:
    "Somebody saved this session since you opened it. Look at it in another tab, then save again from there.",
  room_of_other_mode: ({ room, roomMode, mode }) =>
    `${room} is for what takes place ${roomMode}; the session takes place ${mode}.`,
  time_skipped: ({ time, zone }) => `There is no ${time} on that day: clocks in ${zone} go forward over it.`,
  time_twice: ({ time, zone }) =>
    `${time} comes twice on that day: clocks in ${zone} go back. Choose the first or the second.`,
  outside_conference: ({ first, last }) => `The conference runs from ${first} to ${last}.`,
  holds_other_type: ({ title, type }) =>
    `It holds “${title}”, which is not of the type ${type}. Unassign it first.`,
  holds_other_mode: ({ title, mode }) => `It holds “${title}”, which is given ${mode}. Unassign it first.`,
  too_short: ({ papers, needs, minutes }) =>
    `The ${papers} it holds need ${needs} minutes with discussion; ${minutes} are too few.`,
};

export const newSessionWords: Words<CreateSessionRefusal> = {
  ...{ ...clash, ...joins, moved_meanwhile },
  not_found: sessionWords.not_found,
  room_of_other_mode: sessionWords.room_of_other_mode,
  time_skipped: sessionWords.time_skipped,
  time_twice: sessionWords.time_twice,
  outside_conference: sessionWords.outside_conference,
};

const stale =
  "Somebody changed this session since you saw it. Look at it, then do it again if it should be done.";

export const renameWords: Words<RenameRefusal> = {
  ...clash,
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  stale: ({ title }) =>
    `Somebody changed this session since you saw it: it is ${title} now. Look at it, then name it again.`,
};

export const orderWords: Words<OrderRefusal> = {
  ...clash,
  not_found: GONE,
  not_allowed: "You chair this session; only organisers put its papers in order.",
  stale: "This session holds other papers than you saw. Load the page again, then put them in order.",
};

export const splitWords: Words<SplitRefusal> = {
  ...{ ...clash, moved_meanwhile },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  leaves_none: ({ session }) => `Nothing would stay in ${session}. Rename it instead. Nothing was changed.`,
};

export const mergeWords: Words<MergeRefusal> = {
  ...{ ...clash, ...joins },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  sessions_of_other_type: ({ from, type, into, intoType }) =>
    `${from} holds ${type}, ${into} holds ${intoType}: they cannot be merged.`,
  sessions_of_other_mode: ({ from, mode, into, intoMode }) =>
    `${from} takes place ${mode}, ${into} ${intoMode}: they cannot be merged.`,
};

export const dissolveWords: Words<DissolveRefusal> = {
  ...{ ...clash, ...joins, moved_meanwhile, stale },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
};

export const undoWords: Words<UndoRefusal> = {
  person_elsewhere: ({ person, session, time }) =>
    `This cannot be undone any more: ${person} is in ${session} now, ${time}.`,
  room_taken: ({ room, session, until }) =>
    `This cannot be undone any more: ${room} is taken by ${session} until ${until}.`,
  not_found: GONE,
  already_undone: "This was undone already.",
  changed_since: ({ who, what, at }) =>
    `This cannot be undone any more: ${who || "an import or the command line"} changed ${what || "the same presentations"} since${at ? `, at ${at}` : ""}.`,
  gone: "This cannot be undone any more: a theme, type, room or person it needs is gone.",
};

/** "3 presentations". */
export function presentations(count: number): string {
  return count === 1 ? "1 presentation" : `${count} presentations`;
}
