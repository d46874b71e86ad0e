import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canSeeConference } from "@/lib/conferences/policy";
import { transaction } from "@/lib/db";
import { freeSlug } from "@/lib/free-slug";
import { canDecide } from "@/lib/presentations/policy";
import { keepVersion, setKeywords } from "@/lib/presentations/save-text";
import type { CreatePresentationInput } from "@/lib/presentations/schema";
import { countWords } from "@/lib/presentations/word-count";
import { ok, type Result, refuse } from "@/lib/result";

export type CreatedPresentation = { id: string; slug: string; conferenceSlug: string; title: string };

type Refusal = "not_found" | "not_allowed" | "no_such_type" | "no_such_theme" | "word_limit_exceeded";

/**
 * Adds a presentation by hand, submitted now and, when asked, accepted at once. Presenters are invited afterwards.
 *
 * Refusals: not_found (no such conference); not_allowed; no_such_type, no_such_theme (of another conference);
 * word_limit_exceeded `{ words, limit }`.
 */
export async function createPresentation(
  actor: Actor,
  input: CreatePresentationInput,
  now = new Date(),
): Promise<Result<CreatedPresentation, Refusal>> {
  const { conferenceId, title, abstract, keywords, typeId, themeId, mode } = input;
  return transaction(async (tx) => {
    const conference = await tx.conference.findUnique({
      where: { id: conferenceId },
      include: { types: { where: { id: typeId } }, themes: { where: { id: themeId } } },
    });
    if (!conference || !canSeeConference(actor, conference)) return refuse("not_found");
    if (!canDecide(actor, conferenceId)) return refuse("not_allowed");
    if (conference.types.length === 0) return refuse("no_such_type");
    if (conference.themes.length === 0) return refuse("no_such_theme");
    const words = countWords(abstract);
    const limit = conference.abstractWordLimit;
    if (words > limit) return refuse("word_limit_exceeded", { words, limit });

    const by = personIdOf(actor);
    const slug = await freeSlug(tx, { subject: "presentation", conferenceId }, title);
    const accepted = input.accepted === "yes" && { acceptedAt: now, acceptedById: by };
    const submitted = { submittedAt: now, submittedById: by, createdAt: now, updatedAt: now };
    const { id } = await tx.presentation.create({
      data: { conferenceId, slug, title, abstract, typeId, themeId, mode, ...submitted, ...accepted },
      select: { id: true },
    });
    await setKeywords(tx, { id, conferenceId }, keywords);
    await keepVersion(tx, actor, id, 1, { title, abstract, keywords }, now);
    await recordChange(tx, actor, {
      conferenceId,
      action: "createPresentation",
      subjects: [`presentation:${id}`],
      after: { title, slug, typeId, themeId, mode, accepted: input.accepted },
    });
    return ok({ id, slug, conferenceSlug: conference.slug, title });
  });
}
