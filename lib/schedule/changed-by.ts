import type { Db } from "@/lib/db";
import { dayInWords, timeInWords } from "@/lib/time/words";

/**
 * Who changed a thing of the draft last, and when on the conference's clocks: "Ana Ruiz", "10:42", with the day when
 * it was on another one. `who` is empty for an import or the command line; both are when nothing is known.
 */
export async function lastChangeOf(
  tx: Db,
  subject: string,
  zone: string,
  now: Date,
): Promise<{ who: string; at: string }> {
  const event = await tx.auditEvent.findFirst({
    where: { subjects: { has: subject } },
    orderBy: { at: "desc" },
    select: { at: true, actor: { select: { name: true } } },
  });
  if (!event) return { who: "", at: "" };
  const time = timeInWords(zone, event.at);
  const day = dayInWords(zone, event.at);
  return {
    who: event.actor?.name ?? "",
    at: day === dayInWords(zone, now) ? time : `${time} on ${day}`,
  };
}
