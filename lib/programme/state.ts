import type { Db } from "@/lib/db";
import { type BreakSnapshot, readBreaks } from "@/lib/sessions/breaks";
import { type SessionSnapshot, takeProgramme } from "@/lib/sessions/snapshot";

/** What a programme says, as a version keeps it: its sessions by `publicId`, and its breaks by time. */
export type ProgrammeState = { sessions: Record<string, SessionSnapshot>; breaks: BreakSnapshot[] };

/** A programme as it stands. */
export async function readState(tx: Db, programmeId: string): Promise<ProgrammeState> {
  const sessions = Object.values(await takeProgramme(tx, programmeId));
  return {
    sessions: Object.fromEntries(sessions.map((session) => [session.publicId, session])),
    breaks: await readBreaks(tx, programmeId),
  };
}
