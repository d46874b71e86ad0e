import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db, Prisma } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";

export type Change = {
  /** Null: about people or the installation. */
  conferenceId: string | null;
  /** The command's name: "withdrawPresentation". */
  action: string;
  /** Rows it touched: "presentation:{id}". */
  subjects: string[];
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  undoesId?: string;
};

/** Writes who did what, in the transaction that does it. Returns the event's id. */
export async function recordChange(tx: Db, actor: Actor, change: Change): Promise<string> {
  const event = await tx.auditEvent.create({
    data: { ...change, actorId: personIdOf(actor) },
    select: { id: true },
  });
  return event.id;
}

/** As `recordChange`, and lets later nouns react to it: the worker's `announce` job runs their reactions. */
export async function announceChange(tx: Db, actor: Actor, change: Change): Promise<string> {
  const auditEventId = await recordChange(tx, actor, change);
  await enqueue(tx, "announce", { auditEventId });
  return auditEventId;
}
