import { randomUUID } from "node:crypto";
import type { DemoPresentation } from "@/prisma/seed/demo-files";
import { type Demo, daysAgo, demoPerson } from "@/prisma/seed/demo-people";
import { bySlug } from "@/prisma/seed/rows";

/** Follows, and requests with the follows they imply; attendees in turn, so that everybody wants something. */
export function addRequests(demo: Demo, presentationId: string, one: DemoPresentation, index: number): void {
  const { attendees } = demo.file;
  const attendee = (n: number) => demoPerson(demo, attendees[(index + n) % attendees.length]?.name ?? "");
  const following = new Set(Array.from({ length: one.follows }, (_, n) => attendee(n)));
  for (const { kind, count, answered } of [
    ...one.requests.map((request) => ({ ...request, answered: false })),
    ...one.answered.map((request) => ({ ...request, answered: true })),
  ]) {
    const kindId = bySlug(demo.rows.mediaKinds, kind).id;
    const answer = answerFor(demo, presentationId, kindId);
    if (answered !== Boolean(answer))
      throw new Error(`${one.title}: ${kind} is asked for and there, or neither`);
    for (let n = 0; n < count; n++) {
      following.add(attendee(n));
      const said = n === 0 && one.said?.kind === kind ? one.said.sentence : "";
      demo.rows.requests.push({
        presentationId,
        kindId,
        personId: attendee(n),
        sentence: said,
        askedAt: daysAgo(demo, 15 - n),
        namedAt: said === "" ? null : daysAgo(demo, 15 - n),
        digestedAt: daysAgo(demo, 14 - n),
        fulfilledAt: answer?.addedAt ?? null,
        fulfilledByMediaId: answer?.id ?? null,
      });
    }
  }
  for (const personId of following)
    demo.rows.follows.push({ presentationId, personId, followedAt: daysAgo(demo, 16) });
}

/** What is there of a kind and can be opened now. */
function answerFor(demo: Demo, presentationId: string, kindId: string) {
  return demo.rows.media.find(
    (media) => media.presentationId === presentationId && media.kindId === kindId && media.opensAt === null,
  );
}

/** What the first presenter said to those who ask. */
export function addAnswers(demo: Demo, presentationId: string, one: DemoPresentation): void {
  const { promised, declined } = one;
  const add = (kind: string, said: { promisedOn: Date | null; declinedReason: string | null }) =>
    demo.rows.answers.push({
      ...{ id: randomUUID(), presentationId, kindId: bySlug(demo.rows.mediaKinds, kind).id, ...said },
      answeredAt: daysAgo(demo, 8),
      answeredById: demoPerson(demo, one.presenters[0]?.name ?? ""),
    });
  if (promised) add(promised.kind, { promisedOn: dayFrom(demo, promised.inDays), declinedReason: null });
  if (declined) add(declined.kind, { promisedOn: null, declinedReason: declined.reason });
}

/** A day as a column holds it: midnight UTC of its date. */
function dayFrom(demo: Demo, days: number): Date {
  return new Date(daysAgo(demo, -days).toISOString().slice(0, 10));
}
