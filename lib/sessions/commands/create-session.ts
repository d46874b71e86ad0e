import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { clashOf } from "@/lib/sessions/clash";
import { type Arranged, draftProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange } from "@/lib/sessions/policy";
import type { CreateSessionInput } from "@/lib/sessions/schema";
import { columnsOf, type FieldRefusal } from "@/lib/sessions/session-columns";
import { freeSlug } from "@/lib/sessions/slug";

/**
 * Makes an empty themed session in the draft.
 *
 * Refusals: not_found (also to everybody but organisers), room_of_other_mode, time_skipped, time_twice,
 * outside_conference, room_taken, person_elsewhere (the chair).
 */
export async function createSession(
  actor: Actor,
  input: CreateSessionInput,
): Promise<
  Result<
    Arranged & { id: string; slug: string; title: string },
    FieldRefusal | "room_taken" | "person_elsewhere"
  >
> {
  if (!canArrange(actor, input.conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const conference = await tx.conference.findUnique({ where: { id: input.conferenceId } });
    if (!conference) return refuse("not_found");
    const programme = await draftProgramme(tx, conference.id);
    const columns = await columnsOf(tx, conference, input);
    if (!columns.ok) return columns;

    const session = await tx.themedSession.create({
      data: {
        ...columns.value,
        conferenceId: conference.id,
        programmeId: programme.id,
        slug: await freeSlug(tx, programme.id, input.title),
      },
      select: { id: true, slug: true, title: true },
    });
    const clash = await clashOf(tx, conference.timeZone, [session.id]);
    if (clash) return clash;
    const arranged = await recordArrangement(tx, actor, {
      ...{ action: "createSession", conferenceId: conference.id },
      before: { [session.id]: null },
    });
    return ok({ ...session, ...arranged });
  });
}
