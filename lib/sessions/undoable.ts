/**
 * Actions on the desk that `undo` takes back: their audit events keep the sessions before and after. "redo" is an
 * undo of an "undo", "undo" one of anything else.
 */
export const UNDOABLE = [
  "createSession",
  "editSession",
  "renameSession",
  "deleteSession",
  "assignPresentations",
  "orderSession",
  "unassignPresentations",
  "restoreProgramme",
  "placeSession",
  "setPlenary",
  "setBreaks",
  "splitSession",
  "mergeSessions",
  "dissolveSession",
  "undo",
  "redo",
];
