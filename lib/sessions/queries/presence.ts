import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { BoardPresence } from "@/lib/sessions/live-board";

/** A window says every 20 s that it is there: two of its words may be lost. */
const SILENT_SECONDS = 45;

/** The windows that have the boards of these conferences open, by conference. For the system only. */
export async function listPresence(
  actor: Actor,
  conferenceIds: readonly string[],
  now = new Date(),
): Promise<Map<string, BoardPresence[]>> {
  const here = new Map<string, BoardPresence[]>();
  if (actor.kind !== "system") return here;
  for (const id of conferenceIds) here.set(id, []);
  const windows = await db.boardWindow.findMany({
    where: {
      conferenceId: { in: [...conferenceIds] },
      seenAt: { gt: new Date(now.getTime() - SILENT_SECONDS * 1000) },
    },
    orderBy: [{ person: { name: "asc" } }, { tab: "asc" }],
    select: {
      tab: true,
      conferenceId: true,
      personId: true,
      sessionId: true,
      person: { select: { name: true } },
    },
  });
  for (const { conferenceId, person, ...window } of windows)
    here.get(conferenceId)?.push({ ...window, name: person.name });
  return here;
}
