import { type Actor, system } from "@/lib/auth/actor";
import { type Db, transaction } from "@/lib/db";
import { readFacts } from "@/lib/notifications/read-facts";
import { recordEvent } from "@/lib/notifications/record-event";
import type { Tell } from "@/lib/notifications/schema";

type Subjects = { presentationIds?: string[]; sessionIds?: string[]; conferenceIds?: string[] };

/** A change of what the public knows of these subjects, made and recorded as a command does. */
export async function aChange(
  conferenceId: string,
  subjects: Subjects,
  work: (tx: Db) => Promise<unknown>,
  { at, actor = system, tell = "yes" }: { at: Date; actor?: Actor; tell?: Tell },
): Promise<void> {
  await transaction(async (tx) => {
    const before = await readFacts(tx, subjects, at);
    await work(tx);
    const after = await readFacts(tx, subjects, at);
    await recordEvent(tx, actor, { conferenceId, auditEventId: null, before, after, tell }, at);
  });
}
