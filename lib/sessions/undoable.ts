/** Actions on the desk that `undoLast` can take back: their audit events keep the sessions before and after. */
export const UNDOABLE = [
  "createSession",
  "editSession",
  "deleteSession",
  "assignPresentations",
  "orderSession",
  "unassignPresentations",
  "restoreProgramme",
  "placeSession",
  "setPlenary",
  "setBreaks",
];
