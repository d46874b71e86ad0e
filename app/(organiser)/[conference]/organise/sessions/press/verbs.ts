import { assignPresentations } from "@/lib/sessions/commands/assign-presentations";
import { createSession } from "@/lib/sessions/commands/create-session";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { dissolveSession } from "@/lib/sessions/commands/dissolve-session";
import { mergeSessions } from "@/lib/sessions/commands/merge-sessions";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { renameSession } from "@/lib/sessions/commands/rename-session";
import { splitSession } from "@/lib/sessions/commands/split-session";
import { unassignPresentations } from "@/lib/sessions/commands/unassign-presentations";
import { undo } from "@/lib/sessions/commands/undo";
import {
  AssignPresentationsInput,
  CreateSessionInput,
  DeleteSessionInput,
  DissolveSessionInput,
  MergeSessionsInput,
  OrderSessionInput,
  RenameSessionInput,
  SplitSessionInput,
  UnassignPresentationsInput,
  UndoInput,
} from "@/lib/sessions/schema";
import {
  assignWords,
  dissolveWords,
  mergeWords,
  newSessionWords,
  orderWords,
  presentations,
  renameWords,
  sessionWords,
  splitWords,
  unassignWords,
  undoneInWords,
  undoWords,
} from "../../words";
import { verb } from "./answer";

/** Everything a board can ask for. */
export const verbs = {
  move: verb(AssignPresentationsInput, assignPresentations, {
    done: ({ session, count, fromOtherSessions }) =>
      `${fromOtherSessions > 0 ? "Moved" : "Put"} ${presentations(count)} into ${session}.`,
    refused: assignWords,
  }),
  order: verb(OrderSessionInput, orderSession, {
    done: ({ session }) => `Changed the order of ${session}.`,
    refused: orderWords,
  }),
  takeOut: verb(UnassignPresentationsInput, unassignPresentations, {
    done: ({ count }) =>
      `Took ${presentations(count)} out of ${count === 1 ? "its session" : "their sessions"}.`,
    refused: unassignWords,
  }),
  make: verb(CreateSessionInput, createSession, {
    done: ({ title }) => `Made the session ${title}.`,
    made: ({ id }) => id,
    refused: newSessionWords,
  }),
  rename: verb(RenameSessionInput, renameSession, {
    done: ({ title }) => `It is called ${title} now.`,
    refused: renameWords,
  }),
  split: verb(SplitSessionInput, splitSession, {
    done: ({ title }) => `Made the session ${title} of the papers that left.`,
    made: ({ id }) => id,
    refused: splitWords,
  }),
  merge: verb(MergeSessionsInput, mergeSessions, {
    done: ({ from, session }) => `Merged ${from} into ${session}.`,
    refused: mergeWords,
  }),
  dissolve: verb(DissolveSessionInput, dissolveSession, {
    done: ({ title, moved }) => `Dissolved ${title}: ${presentations(moved)} went elsewhere.`,
    refused: dissolveWords,
  }),
  remove: verb(DeleteSessionInput, deleteSession, {
    done: ({ title }) => `Deleted the session ${title}.`,
    refused: sessionWords,
  }),
  undo: verb(UndoInput, undo, {
    done: undoneInWords,
    refused: undoWords,
  }),
};
