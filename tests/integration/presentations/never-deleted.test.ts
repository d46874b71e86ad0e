import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aLink, aRequest } from "@/tests/factories/media";
import { aPresentation } from "@/tests/factories/presentations";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { fingerprint } from "@/tests/support/fingerprint";

/** What may stand on a presentation, each alone on one of its own, so that nothing else holds it. */
const standing: Record<string, (presentation: { id: string; conferenceId: string }) => Promise<unknown>> = {
  "a follow": ({ id }) => aFollow(id),
  "a request": async ({ id, conferenceId }) => aRequest(id, (await aKind(conferenceId)).id),
  "media, also removed ones": async ({ id, conferenceId }) =>
    aLink(id, (await aKind(conferenceId)).id, { removedAt: new Date("2026-05-01") }),
  "a place in a session": async ({ id, conferenceId }) => aPlace(await aSession(conferenceId), id),
  "a version of its text": ({ id }) =>
    db.abstractVersion.create({
      data: { presentationId: id, number: 1, title: "A", abstract: "B", keywords: [] },
    }),
};

it.each(Object.keys(standing))(
  "a presentation with %s cannot be deleted, and nothing goes with it",
  async (what) => {
    const presentation = await aPresentation((await aConference()).id);
    await standing[what]?.(presentation);
    const before = await fingerprint();

    const error = await db.presentation.delete({ where: { id: presentation.id } }).then(
      () => null,
      (refusal: unknown) => refusal,
    );

    expect(error).not.toBeNull();
    expect(await fingerprint()).toBe(before);
  },
);
