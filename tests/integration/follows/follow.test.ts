import { describe, expect, it } from "vitest";
import { anonymous, personIdOf, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { follow, unfollow } from "@/lib/follows/commands";
import { getFollowing } from "@/lib/follows/queries/following";
import type { FollowedKind, FollowedSubject } from "@/lib/follows/schema";
import { mergePeople, unmergePeople } from "@/lib/people/merge";
import { aConference, aTheme } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { aKeywordUse } from "@/tests/factories/keywords";
import { anAttendee, aPerson } from "@/tests/factories/people";
import { aDraft, aPart, aPresentation } from "@/tests/factories/presentations";
import { aDraftSession, aSession } from "@/tests/factories/sessions";

const nowhere = "00000000-0000-4000-8000-000000000000";
const KINDS = ["presentation", "session", "theme", "keyword", "presenter"] as const;

/** One of everything that can be followed, in a conference; `acceptedAt`: of the presentation it hangs on. */
async function theSubjects(publishedAt: Date | null = new Date("2026-01-01"), acceptedAt = publishedAt) {
  const conference = await aConference({ publishedAt });
  const presentation = await aPresentation(conference.id, { acceptedAt });
  const keyword = await aKeywordUse(presentation, "Tides");
  const part = await aPart(presentation.id);
  const ids: Record<FollowedKind, string> = {
    presentation: presentation.id,
    session: (await aSession(conference.id)).id,
    theme: (await aTheme(conference.id)).id,
    keyword: keyword.id,
    presenter: part.personId,
  };
  return { conference, presentation, ids, subject: (kind: FollowedKind) => `${kind}:${ids[kind]}` as const };
}

const rowsOf = (kind: FollowedKind, id: string) => db.follow.count({ where: { [`${kind}Id`]: id } });

describe.each(KINDS)("following a %s", (kind) => {
  it("is one row, says so when pressed again, and is undone by one press", async () => {
    const { ids, subject } = await theSubjects();
    const actor = await anAttendee();
    const input = { subject: subject(kind) };

    expect(await follow(actor, input)).toEqual({ ok: true, value: input });
    expect(await follow(actor, input)).toEqual({ ok: false, reason: "already_following", facts: {} });
    expect(await rowsOf(kind, ids[kind])).toBe(1);
    expect(await getFollowing(actor, input.subject)).toMatchObject({ follows: true, clashes: [] });
    expect(await getFollowing(await anAttendee(), input.subject)).toMatchObject({ follows: false });

    expect(await unfollow(actor, input)).toEqual({ ok: true, value: input });
    expect(await unfollow(actor, input)).toMatchObject({ reason: "not_following" });
    expect(await rowsOf(kind, ids[kind])).toBe(0);
  });

  it("is one row when three presses arrive at once, and is ended once", async () => {
    const { ids, subject } = await theSubjects();
    const actor = await anAttendee();
    const results = await Promise.all([1, 2, 3].map(() => follow(actor, { subject: subject(kind) })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await rowsOf(kind, ids[kind])).toBe(1);
    const ends = await Promise.all([1, 2, 3].map(() => unfollow(actor, { subject: subject(kind) })));
    expect(ends.filter((result) => result.ok)).toHaveLength(1);
  });

  it("finds none of an unpublished conference, and no unknown one", async () => {
    const { subject } = await theSubjects(null, new Date("2026-01-01"));
    const actor = await anAttendee();
    for (const asked of [subject(kind), `${kind}:${nowhere}`] as FollowedSubject[]) {
      expect(await follow(actor, { subject: asked })).toMatchObject({ reason: "not_found" });
      expect(await unfollow(actor, { subject: asked })).toMatchObject({ reason: "not_found" });
      expect(await getFollowing(actor, asked)).toBeNull();
    }
  });

  it("needs somebody signed in, and leaves what others follow", async () => {
    const { ids, subject } = await theSubjects();
    const input = { subject: subject(kind) };
    for (const actor of [anonymous, system])
      expect(await follow(actor, input)).toMatchObject({ reason: "not_allowed" });
    const [mine, other] = [await anAttendee(), await anAttendee()];
    await follow(mine, input);
    await follow(other, input);
    await unfollow(mine, input);
    expect(await db.follow.findMany({ where: { [`${kind}Id`]: ids[kind] } })).toMatchObject([
      { personId: personIdOf(other) },
    ]);
    expect(await getFollowing(anonymous, input.subject)).toBeNull();
  });

  it("is written down as what was done, without anybody else's", async () => {
    const { conference, subject } = await theSubjects();
    const actor = await anAttendee();
    await follow(actor, { subject: subject(kind) });
    expect(await db.auditEvent.findMany({ where: { actorId: personIdOf(actor) } })).toMatchObject([
      {
        ...{ action: "follow", subjects: [subject(kind)] },
        conferenceId: kind === "presenter" ? null : conference.id,
      },
    ]);
  });
});

describe("what is not public", () => {
  it("is not found: a draft, what only a draft uses, a session of a programme not published", async () => {
    const { conference, presentation, subject } = await theSubjects(new Date("2026-01-01"), null);
    const session = await aDraftSession(conference.id);
    const hidden = [
      subject("presentation"),
      subject("keyword"),
      subject("presenter"),
      `session:${session.id}`,
      `presentation:${(await aDraft(conference.id)).id}`,
    ] as FollowedSubject[];
    const actor = await anAttendee();
    for (const one of hidden)
      expect([one, await follow(actor, { subject: one })]).toMatchObject([one, { reason: "not_found" }]);
    await db.presentation.update({ where: { id: presentation.id }, data: { acceptedAt: new Date() } });
    for (const kind of ["presentation", "keyword", "presenter"] as const)
      expect(await follow(actor, { subject: subject(kind) })).toMatchObject({ ok: true });
  });

  it("can still be unfollowed by who follows it, once", async () => {
    const { presentation, subject } = await theSubjects();
    const actor = await anAttendee();
    const input = { subject: subject("presentation") };
    await follow(actor, input);
    await db.presentation.update({ where: { id: presentation.id }, data: { acceptedAt: null } });
    expect(await unfollow(actor, input)).toMatchObject({ ok: true });
    expect(await unfollow(actor, input)).toMatchObject({ reason: "not_found" });
  });
});

it("a withdrawn presentation may be followed: it may come back", async () => {
  const { id } = await aPresentation((await aConference()).id, { withdrawnAt: new Date() });
  expect((await follow(await anAttendee(), { subject: `presentation:${id}` })).ok).toBe(true);
});

describe("a presenter who was merged", () => {
  it("is followed as the person they are now, from either page", async () => {
    const { presentation, subject, ids } = await theSubjects();
    const into = await aPerson();
    await aPart(presentation.id, { personId: into.id });
    await db.$transaction((tx) => mergePeople(tx, { fromId: ids.presenter, intoId: into.id }, new Date()));
    const actor = await anAttendee();

    expect(await follow(actor, { subject: subject("presenter") })).toMatchObject({ ok: true });
    expect(await follow(actor, { subject: `presenter:${into.id}` })).toMatchObject({
      reason: "already_following",
    });
    expect(await getFollowing(actor, subject("presenter"))).toMatchObject({ follows: true });
    expect(await rowsOf("presenter", into.id)).toBe(1);
    expect(await unfollow(actor, { subject: subject("presenter") })).toMatchObject({ ok: true });
    expect(await rowsOf("presenter", into.id)).toBe(0);
  });

  it("is followed as that person also when merged at the moment of the press", async () => {
    const { presentation, subject, ids } = await theSubjects();
    const into = await aPerson();
    await aPart(presentation.id, { personId: into.id });
    const actors = [await anAttendee(), await anAttendee(), await anAttendee()];
    await Promise.all([
      db.$transaction((tx) => mergePeople(tx, { fromId: ids.presenter, intoId: into.id }, new Date())),
      ...actors.map((actor) => follow(actor, { subject: subject("presenter") })),
    ]);
    expect([await rowsOf("presenter", ids.presenter), await rowsOf("presenter", into.id)]).toEqual([0, 3]);
  });

  it("keeps a follower of both once, and gives all of them back when the merge is taken back", async () => {
    const { ids } = await theSubjects();
    const into = await aPerson();
    const both = await aFollow({ presenterId: ids.presenter });
    const one = await aFollow({ presenterId: ids.presenter });
    await aFollow({ presenterId: into.id }, { personId: both.personId });
    const counts = async () => [await rowsOf("presenter", ids.presenter), await rowsOf("presenter", into.id)];
    const merge = await db.$transaction((tx) =>
      mergePeople(tx, { fromId: ids.presenter, intoId: into.id }, new Date()),
    );
    expect(await counts()).toEqual([0, 2]);
    await db.$transaction((tx) => unmergePeople(tx, JSON.parse(JSON.stringify(merge))));
    expect(await counts()).toEqual([2, 1]);
    expect(
      (await db.follow.findMany({ where: { presenterId: ids.presenter } }))
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([both.personId, one.personId].sort());
  });
});
