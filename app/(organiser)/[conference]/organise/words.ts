import type { Facts } from "@/lib/result";
import type { AssignRefusal } from "@/lib/sessions/commands/assign-presentations";
import type { EditSessionRefusal } from "@/lib/sessions/commands/edit-session";
import type { UndoRefusal } from "@/lib/sessions/commands/undo-last";

type Words<Reason extends string> = Record<Exclude<Reason, "will_tell">, string | ((facts: Facts) => string)>;

const GONE = "This was changed or deleted meanwhile. Load the page again.";
const CHAIR_ONLY = "You chair this session; only organisers may change it.";

const clash = {
  person_elsewhere: ({ person, session, time }: Facts) =>
    `${person} is elsewhere at that time: in ${session}, ${time}. Nothing was changed.`,
  room_taken: ({ room, session, until }: Facts) =>
    `${room} is taken by ${session} until ${until}. Nothing was changed.`,
};

export const assignWords: Words<AssignRefusal> = {
  ...clash,
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  withdrawn: ({ title }) => `“${title}” is withdrawn. Reinstate it first. Nothing was changed.`,
  not_accepted: ({ title }) => `“${title}” is not accepted yet. Accept it first. Nothing was changed.`,
  wrong_type: ({ title, type, session, sessionType }) =>
    `“${title}” is of the type ${type}; ${session} holds ${sessionType}. Nothing was changed.`,
  wrong_mode: ({ title, mode, session, sessionMode }) =>
    `“${title}” is given ${mode}; ${session} takes place ${sessionMode}. Nothing was changed.`,
  already_there: ({ session, count }) =>
    count === 1 ? `It is in ${session} already.` : `They are in ${session} already.`,
  full: ({ session, fill, added, left }) =>
    left === 0
      ? `${session} is full: ${fill}. Nothing was changed.`
      : `${session} has ${fill}: there is room for ${left}, not for ${added} more. Nothing was changed.`,
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
