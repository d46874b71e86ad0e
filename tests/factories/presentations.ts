import { db, type Prisma } from "@/lib/db";
import { aTheme, aType } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { unique } from "@/tests/factories/sequence";

/** An accepted presentation without presenters; a theme and a type are made when none is named. */
export async function aPresentation(
  conferenceId: string,
  overrides: Partial<Prisma.PresentationUncheckedCreateInput> = {},
) {
  const n = unique();
  const themeId = overrides.themeId ?? (await aTheme(conferenceId)).id;
  const typeId = overrides.typeId ?? (await aType(conferenceId)).id;
  return db.presentation.create({
    data: {
      conferenceId,
      slug: `presentation-${n}`,
      title: `Presentation ${n}`,
      abstract: `What presentation ${n} is about.`,
      submittedAt: new Date("2026-01-01"),
      acceptedAt: new Date("2026-02-01"),
      ...overrides,
      themeId,
      typeId,
    },
  });
}

/** One that is submitted and not accepted: hidden from the public. */
export async function aDraft(
  conferenceId: string,
  overrides: Partial<Prisma.PresentationUncheckedCreateInput> = {},
) {
  return aPresentation(conferenceId, { acceptedAt: null, ...overrides });
}

/** A part claimed by its person, at the end of the presentation's presenters. */
export async function aPart(
  presentationId: string,
  overrides: Partial<Prisma.PresenterPartUncheckedCreateInput> = {},
) {
  const personId = overrides.personId ?? (await aPerson()).id;
  const position = overrides.position ?? (await db.presenterPart.count({ where: { presentationId } }));
  return db.presenterPart.create({
    data: {
      presentationId,
      displayName: `Presenter ${position + 1}`,
      claimedAt: new Date("2026-03-01"),
      ...overrides,
      personId,
      position,
    },
  });
}
