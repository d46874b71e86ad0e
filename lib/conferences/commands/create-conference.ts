import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { canMakeConference, roleOfMaker } from "@/lib/conferences/policy";
import type { CreateConferenceInput } from "@/lib/conferences/schema";
import { slugTaken } from "@/lib/conferences/slug-taken";
import { startingRows } from "@/lib/conferences/starting-rows";
import { decide } from "@/lib/decide";
import { freeSlug } from "@/lib/free-slug";
import { ok, type Result, refuse } from "@/lib/result";

export type CreateConferenceRefusal = "not_allowed" | "slug_taken";

/**
 * Makes a conference that only its organisers see until it is published, with the types and kinds most begin with.
 * Whoever makes it becomes its organiser; the command line makes it without one.
 *
 * Refusals: not_allowed, slug_taken (also of two at once, and of an address that still redirects).
 */
export async function createConference(
  actor: Actor,
  { startsOn, endsOn, slug: wanted, ...fields }: CreateConferenceInput,
  now = new Date(),
): Promise<Result<{ id: string; slug: string; name: string }, CreateConferenceRefusal>> {
  if (!canMakeConference(actor)) return refuse("not_allowed");
  const personId = personIdOf(actor);
  return decide(async (tx) => {
    if (wanted && (await slugTaken(tx, wanted, null))) return refuse("slug_taken", { slug: wanted });
    const slug = wanted || (await freeSlug(tx, { subject: "conference", conferenceId: null }, fields.name));
    const conference = await tx.conference.create({
      data: {
        ...{ ...fields, slug, createdAt: now, createdById: personId },
        ...{ startsOn: new Date(startsOn), endsOn: new Date(endsOn) },
        ...startingRows,
        ...(personId && { roles: { create: { personId, role: roleOfMaker, grantedAt: now } } }),
      },
      select: { id: true, slug: true, name: true },
    });
    await recordChange(tx, actor, {
      conferenceId: conference.id,
      action: "createConference",
      subjects: [`conference:${conference.id}`],
      after: { ...fields, slug, startsOn, endsOn },
    });
    return ok(conference);
  });
}
