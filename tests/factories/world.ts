import type { Actor } from "@/lib/auth/actor";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { aConference, aKind, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession, aPlace, aSession } from "@/tests/factories/sessions";

/** Everybody the policy matrix asks about, as seen from one conference. */
export const WHO = [
  "anonymous",
  "attendee",
  "presenter",
  "co-presenter",
  "other presenter",
  "chair",
  "organiser",
  "organiser elsewhere",
] as const;
export type Who = (typeof WHO)[number];

export type World = Awaited<ReturnType<typeof aWorld>>;

/** A conference with one of everything, somebody in every part, and a second conference beside it. */
export async function aWorld() {
  const conference = await aConference();
  const elsewhere = await aConference();
  const theme = await aTheme(conference.id);
  const type = await aType(conference.id);
  const kind = await aKind(conference.id);
  const room = await aRoom(conference.id);
  const presentation = await aPresentation(conference.id, { themeId: theme.id, typeId: type.id });
  const draft = await aDraft(conference.id, { themeId: theme.id, typeId: type.id });
  await db.abstractVersion.create({
    data: { presentationId: presentation.id, number: 1, title: "As it was", abstract: "Once.", keywords: [] },
  });
  const other = await aPresentation(conference.id, { themeId: theme.id, typeId: type.id });
  const [presenter, coPresenter, otherPresenter] = [await aPerson(), await aPerson(), await aPerson()];
  const part = await aPart(presentation.id, { personId: presenter.id });
  const coPart = await aPart(presentation.id, { personId: coPresenter.id });
  await aPart(draft.id, { personId: presenter.id });
  await aPart(other.id, { personId: otherPresenter.id });
  const session = await aSession(conference.id, { typeId: type.id, roomId: room.id });
  const place = await aPlace(session, presentation.id);
  const chair = await aChair(conference.id);
  if (chair.kind === "person")
    await db.themedSession.update({ where: { id: session.id }, data: { chairId: chair.personId } });
  const draftSession = await aDraftSession(conference.id, {
    ...{ publicId: session.id, typeId: type.id, roomId: room.id },
    chairId: chair.kind === "person" ? chair.personId : null,
  });
  await aPlace(draftSession, presentation.id);

  const actors: Record<Who, Actor> = {
    anonymous,
    attendee: await anAttendee(),
    presenter: await actorFor(presenter),
    "co-presenter": await actorFor(coPresenter),
    "other presenter": await actorFor(otherPresenter),
    chair,
    organiser: await anOrganiser(conference.id),
    "organiser elsewhere": await anOrganiser(elsewhere.id),
  };
  return {
    conference,
    elsewhere,
    theme,
    type,
    kind,
    room,
    presentation,
    draft,
    other,
    presenter,
    coPresenter,
    otherPresenter,
    part,
    coPart,
    session,
    draftSession,
    place,
    actors,
  };
}
