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

type Words<Reason extends string> = Record<Exclude<Reason, "will_tell">, string | ((facts: Facts) => string)>;

const GONE = "This was changed or deleted meanwhile. Load the page again.";
const CHAIR_ONLY = "You chair this session; only organisers may change it.";

const conflict = ({ sentence }: Facts) => `It would make a conflict: ${sentence} Nothing was changed.`;

const moved_meanwhile = ({ title, who, where, at }: Facts) =>
  `“${title}” is ${where ? `in ${where}` : "in no session"} now: ${who || "an import or the command line"} changed that${at ? ` at ${at}` : ""}. Nothing was changed. Load the page again.`;

const full = ({ session, fill, added, left }: Facts) =>
  left === 0
    ? `${session} is full: ${fill}. Nothing was changed.`
    : `${session} has ${fill}: there is room for ${left}, not for ${added} more. Nothing was changed.`;

export const assignWords: Words<AssignRefusal> = {
  ...{ conflict, full, moved_meanwhile },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  already_there: ({ session, count }) =>
    count === 1 ? `It stands there in ${session} already.` : `They stand there in ${session} already.`,
};

export const unassignWords: Words<UnassignRefusal> = {
  conflict,
  not_found: "One of these is no more. Load the page again.",
  moved_meanwhile,
  none_assigned: "None of these is in a session.",
};

export const sessionWords: Words<EditSessionRefusal> = {
  conflict,
  not_found: "A theme, type, room or chair named here is no more. Load the page again.",
  not_allowed: CHAIR_ONLY,
  stale:
    "Somebody saved this session since you opened it. Look at it in another tab, then save again from there.",
  time_skipped: ({ time, zone }) => `There is no ${time} on that day: clocks in ${zone} go forward over it.`,
  time_twice: ({ time, zone }) =>
    `${time} comes twice on that day: clocks in ${zone} go back. Choose the first or the second.`,
  outside_conference: ({ first, last }) => `The conference runs from ${first} to ${last}.`,
  too_short: ({ papers, needs, minutes }) =>
    `The ${papers} it holds need ${needs} minutes with discussion; ${minutes} are too few.`,
};

export const newSessionWords: Words<CreateSessionRefusal> = {
  ...{ conflict, full, moved_meanwhile },
  not_found: sessionWords.not_found,
  time_skipped: sessionWords.time_skipped,
  time_twice: sessionWords.time_twice,
  outside_conference: sessionWords.outside_conference,
};

const stale =
  "Somebody changed this session since you saw it. Look at it, then do it again if it should be done.";

export const renameWords: Words<RenameRefusal> = {
  conflict,
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  stale: ({ title }) =>
    `Somebody changed this session since you saw it: it is ${title} now. Look at it, then name it again.`,
};

export const orderWords: Words<OrderRefusal> = {
  conflict,
  not_found: GONE,
  not_allowed: "You chair this session; only organisers put its papers in order.",
  stale: "This session holds other papers than you saw. Load the page again, then put them in order.",
};

export const splitWords: Words<SplitRefusal> = {
  ...{ conflict, moved_meanwhile },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  leaves_none: ({ session }) => `Nothing would stay in ${session}. Rename it instead. Nothing was changed.`,
};

export const mergeWords: Words<MergeRefusal> = {
  ...{ conflict, full },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
  sessions_of_other_type: ({ from, type, into, intoType }) =>
    `${from} holds ${type}, ${into} holds ${intoType}: they cannot be merged.`,
  sessions_of_other_mode: ({ from, mode, into, intoMode }) =>
    `${from} takes place ${mode}, ${into} ${intoMode}: they cannot be merged.`,
};

export const dissolveWords: Words<DissolveRefusal> = {
  ...{ conflict, full, moved_meanwhile, stale },
  not_found: GONE,
  not_allowed: CHAIR_ONLY,
};

export const undoWords: Words<UndoRefusal> = {
  conflict: ({ sentence }) => `This cannot be undone any more, for it would make a conflict: ${sentence}`,
  not_found: GONE,
  already_undone: "This was undone already.",
  changed_since: ({ who, what, at }) =>
    `This cannot be undone any more: ${who || "an import or the command line"} changed ${what || "the same presentations"} since${at ? `, at ${at}` : ""}.`,
  gone: "This cannot be undone any more: a theme, type, room or person it needs is gone.",
};

/** An undo is an action, too: undone, what it had undone is done again. */
export function undoneInWords({ action }: { action: string }): string {
  return action === "undo"
    ? "Done again: everything it touched stands as it did."
    : "Undone: everything it touched stands as before.";
}

/** "3 presentations". */
export function presentations(count: number): string {
  return count === 1 ? "1 presentation" : `${count} presentations`;
}
