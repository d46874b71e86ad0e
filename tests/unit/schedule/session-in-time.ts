import type { TimetableSession } from "@/lib/schedule/view";

/** A session of the timetable: 100 minutes from 10:40 in Tokyo, empty, with nobody in it. */
export function aSessionInTime(more: Partial<TimetableSession> = {}): TimetableSession {
  return {
    ...{ id: "one", publicId: "one", title: "Pacific Realignments", type: "Paper", theme: null },
    ...{ roomId: null, startsAt: new Date("2027-06-12T01:40:00Z"), minutes: 100, mode: "in_person" },
    ...{ isPlenary: false, version: 1, papers: 0, needs: 0, people: [], absences: [], conflicts: [] },
    ...more,
  };
}
