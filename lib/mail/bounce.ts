import { db, transaction } from "@/lib/db";
import { readDeliveryReport } from "@/lib/mail/delivery-report";
import { mailIdIn } from "@/lib/mail/letter";
import { isOfAddress, refuseAddress } from "@/lib/mail/refused-address";

const REASON = 500;

/**
 * Takes a delivery report: an address it says failed for good gets no more mail.
 *
 * Anybody can write such a report. It counts only when the mail that came back with it is one of ours, by a Message-ID
 * nobody but its recipient has seen, and for that mail's recipient alone. Returns what was done, in a sentence.
 */
export async function recordBounce(source: Buffer, now: Date): Promise<string> {
  const report = await readDeliveryReport(source);
  if (!report) return "Nothing was done: this is no delivery report with the mail it is about.";
  const id = mailIdIn(report.messageId);
  const mail = id && (await db.mail.findUnique({ where: { id } }));
  if (!mail) return "Nothing was done: the mail it is about is none of ours.";
  const own = report.recipients.find(({ addresses }) =>
    addresses.some((address) => address.toLowerCase() === mail.recipient.toLowerCase()),
  );
  if (!own) return "Nothing was done: it speaks of another recipient than the mail's.";
  const reason = `${own.status} ${own.said}`.trim().slice(0, REASON);
  if (own.action !== "failed" || !own.status.startsWith("5."))
    return `Nothing was done: it is not for good (${own.action} ${reason}).`;
  const stops = isOfAddress(reason);
  await transaction(async (tx) => {
    await tx.mail.update({ where: { id: mail.id }, data: { lastError: `Came back: ${reason}` } });
    if (stops) await refuseAddress(tx, { address: mail.recipient, reason, mailId: mail.id }, now);
  });
  return stops
    ? `No more mail goes to ${mail.recipient}: ${reason}`
    : `Noted, and mail goes on: it speaks of a policy or a system, not of the address (${reason}).`;
}
