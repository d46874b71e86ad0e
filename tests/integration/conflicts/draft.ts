import { db } from "@/lib/db";
import { aDesk } from "@/tests/factories/desk";
import { anAttendee } from "@/tests/factories/people";
import { aPlace, theDraft } from "@/tests/factories/sessions";

/** 10:40 in Tokyo on the second day, an hour later (sessions are longer than that), and the day after. */
export const AT = new Date("2027-06-12T01:40:00Z");
export const LATER = new Date("2027-06-12T02:40:00Z");
export const NEXT_DAY = new Date("2027-06-13T01:40:00Z");

/** A desk, its draft, and ways to fill that. */
export async function aDraftDesk(overrides: Parameters<typeof aDesk>[0] = {}) {
  const desk = await aDesk(overrides);
  const conferenceId = desk.conference.id;
  return {
    ...desk,
    draftId: (await theDraft(conferenceId)).id,
    /** A session at a time that holds a paper of this person. */
    presenting: async (personId: string, more: Parameters<typeof desk.session>[0] = {}) => {
      const held = await desk.session({ startsAt: AT, ...more });
      await aPlace(held, (await desk.paper({ personId })).id);
      return held;
    },
  };
}

/** So many people who follow all of these. */
export async function followers(
  many: number,
  of: { sessions?: { publicId: string }[]; presentations?: { id: string }[] },
): Promise<void> {
  for (let n = 0; n < many; n++) {
    const actor = await anAttendee();
    const personId = actor.kind === "person" ? actor.personId : "";
    await db.follow.createMany({
      data: (of.sessions ?? []).map(({ publicId }) => ({ personId, sessionId: publicId })),
    });
    await db.follow.createMany({
      data: (of.presentations ?? []).map(({ id }) => ({ personId, presentationId: id })),
    });
  }
}
