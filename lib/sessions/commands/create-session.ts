import type { Actor } from "@/lib/auth/actor";
import { decide } from "@/lib/decide";
import { ok, type Result, refuse } from "@/lib/result";
import { clashOf } from "@/lib/sessions/clash";
import { publishedProgramme, recordArrangement } from "@/lib/sessions/desk";
import { canArrange } from "@/lib/sessions/policy";
import type { CreateSessionInput } from "@/lib/sessions/schema";
import { columnsOf, type FieldRefusal } from "@/lib/sessions/session-columns";
import { freeSlug } from "@/lib/sessions/slug";

/**
 * Makes an empty themed session in the published programme.
 *
 * Refusals: not_found (also to everybody but organisers), room_of_other_mode, time_skipped, time_twice,
 * outside_conference, room_taken, person_elsewhere (the chair), will_tell (the chair).
 */
export async function createSession(
  actor: Actor,
  input: CreateSessionInput,
  now = new Date(),
): Promise<
  Result<
    { id: string; slug: string; title: string },
    FieldRefusal | "room_taken" | "person_elsewhere" | "will_tell"
  >
> {
  if (!canArrange(actor, input.conferenceId)) return refuse("not_found");
  return decide(async (tx) => {
    const conference = await tx.conference.findUnique({ where: { id: input.conferenceId } });
    if (!conference) return refuse("not_found");
    const programme = await publishedProgramme(tx, conference.id);
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
    const arrangement = { action: "createSession", before: { [session.id]: null }, tell: input.tell };
    const asked = await recordArrangement(tx, actor, { conferenceId: conference.id, ...arrangement }, now);
    if (asked) return asked;
    return ok(session);
  });
}
