import { type Db, transaction } from "@/lib/db";
import { tellOfEditClosing } from "@/lib/presenters/edit-closing";
import { sendDigests } from "@/lib/requests/jobs/digest";
import { remindOfDue } from "@/lib/requests/jobs/due";
import { remindOfLate } from "@/lib/requests/jobs/late";

/**
 * What presenters are told by the clock, every hour: what is asked of them, promised days that are over, media that
 * are due, an edit window that closes. Each part in a transaction of its own, one after the other however many workers run it: run again, or
 * twice at once, it tells nobody anything twice.
 */
export async function mediaClock(now: Date): Promise<void> {
  for (const part of [sendDigests, remindOfLate, remindOfDue, tellOfEditClosing])
    await alone((tx) => part(tx, now));
}

/** Runs when no other one does. */
function alone(work: (tx: Db) => Promise<void>): Promise<void> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('media_clock'))`;
    await work(tx);
  });
}
