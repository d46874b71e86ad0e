/** What came of something done on the timetable; `eventId` is what undoes it. */
export type TimetableAnswer =
  | { status: "done"; message: string; eventId: string; version?: number }
  | { status: "refused"; message: string };

/** What a change of a session's place says, as its form would. */
export type TypedPlace = {
  startsOn: string;
  startsAt: string;
  occurrence: "" | "first" | "second";
  roomId: string;
  minutes: number;
};

/** What the page lets the timetable do. */
export type TimetableActions = {
  place: (input: { sessionId: string; version: number } & TypedPlace) => Promise<TimetableAnswer>;
  setPlenary: (input: {
    sessionId: string;
    version: number;
    isPlenary: "" | "yes";
  }) => Promise<TimetableAnswer>;
  undo: (input: { conferenceId: string; eventId: string }) => Promise<TimetableAnswer>;
};
