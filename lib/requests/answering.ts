import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Message } from "@/lib/mail/outbox";
import { notifyPeople } from "@/lib/notifications/notify";
import { canSeePresentation, includeForMediaPolicy, tendsMedia } from "@/lib/presentations/policy";
import { isAnswer } from "@/lib/requests/policy";
import { dayOf } from "@/lib/requests/state";
import { ok, type Result, refuse } from "@/lib/result";

/** Every answer may be refused with one of these. */
export type AnswerRefusal = "not_found" | "not_allowed" | "withdrawn" | "stale";

export type Asked = {
  presentation: { id: string; conferenceId: string; title: string; slug: string };
  conference: { id: string; slug: string; name: string; timeZone: string };
  kind: { id: string; name: string };
  /** The kind's current one. */
  answer: { id: string; promisedOn: Date | null; declinedReason: string | null } | null;
  /** A file or link of the kind that whoever asks can open. */
  isThere: boolean;
};

/**
 * The kind of a presentation's media that is about to be answered for, the presentation's row locked until the
 * transaction ends: answers, asks and uploads of one moment take turns.
 */
export async function lockAsked(
  tx: Db,
  actor: Actor,
  { presentationId, kindId, answerId }: { presentationId: string; kindId: string; answerId?: string },
  now: Date,
): Promise<Result<Asked, AnswerRefusal>> {
  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;
  const presentation = await tx.presentation.findUnique({
    where: { id: presentationId },
    include: {
      ...includeForMediaPolicy,
      conference: { include: { mediaKinds: { where: { id: kindId } } } },
      media: { where: { kindId, removedAt: null } },
      answers: { where: { kindId, endedAt: null } },
    },
  });
  if (!presentation) return refuse("not_found");
  if (!tendsMedia(actor, presentation))
    return refuse(canSeePresentation(actor, presentation) ? "not_allowed" : "not_found");
  const { conference, answers, media } = presentation;
  const [kind] = conference.mediaKinds;
  if (!kind) return refuse("not_found");
  if (presentation.withdrawnAt) return refuse("withdrawn");
  const answer = answers[0] ?? null;
  if (answerId !== undefined && answerId !== (answer?.id ?? "")) return refuse("stale", { kind: kind.name });
  return ok({ presentation, conference, kind, answer, isThere: media.some((file) => isAnswer(file, now)) });
}

/** Ends the kind's current answer, if there is one. */
export async function endAnswer(tx: Db, actor: Actor, { answer }: Asked, now: Date): Promise<void> {
  if (answer)
    await tx.mediaAnswer.update({
      where: { id: answer.id },
      data: { endedAt: now, endedById: personIdOf(actor) },
    });
}

/** Puts an answer in the place of the current one. */
export async function putAnswer(
  tx: Db,
  actor: Actor,
  asked: Asked,
  said: { promisedOn: string } | { declinedReason: string },
  now: Date,
): Promise<string> {
  await endAnswer(tx, actor, asked, now);
  const { id } = await tx.mediaAnswer.create({
    data: {
      ...{ presentationId: asked.presentation.id, kindId: asked.kind.id },
      ...{ answeredAt: now, answeredById: personIdOf(actor) },
      ...("promisedOn" in said ? { promisedOn: new Date(said.promisedOn) } : said),
    },
  });
  return id;
}

/** Writes down who answered what. */
export async function recordAnswer(tx: Db, actor: Actor, action: string, asked: Asked, said: object) {
  const { presentation, kind, answer } = asked;
  const before = answer && {
    promisedOn: answer.promisedOn && dayOf(answer.promisedOn),
    declinedReason: answer.declinedReason,
  };
  await recordChange(tx, actor, {
    conferenceId: presentation.conferenceId,
    action,
    subjects: [`presentation:${presentation.id}`],
    ...(before && { before }),
    after: { kind: kind.name, ...said },
  });
}

/** Tells each open asker of the kind once; returns how many were told. The caller holds the presentation's lock. */
export async function tellAskers(
  tx: Db,
  { presentation, conference, kind }: Asked,
  answerId: string,
  said: {
    kind: "media_promised" | "media_declined";
    /** The day, or the reason. */
    said: string;
    mail: (link: string) => Pick<Message, "subject" | "text">;
  },
): Promise<number> {
  const askers = await tx.mediaRequest.findMany({
    where: { presentationId: presentation.id, kindId: kind.id, withdrawnAt: null, fulfilledAt: null },
    select: { personId: true },
  });
  const path = `/${conference.slug}/presentations/${presentation.slug}#media`;
  const mail = said.mail(`${env.ORIGIN}${path}`);
  return notifyPeople(
    tx,
    askers.map(({ personId }) => ({
      personId,
      conferenceId: conference.id,
      kind: said.kind,
      details: { title: presentation.title, path, what: kind.name, said: said.said },
      dedupeKey: `${said.kind}:${answerId}:${personId}`,
      mail,
    })),
  );
}
