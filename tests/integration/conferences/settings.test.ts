import { describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { editConference } from "@/lib/conferences/commands/edit-conference";
import { editRules } from "@/lib/conferences/commands/edit-rules";
import { getConferenceSettings } from "@/lib/conferences/queries";
import { CreateConferenceInput, EditConferenceInput, EditRulesInput } from "@/lib/conferences/schema";
import { db } from "@/lib/db";
import { publishConference, unpublishConference } from "@/lib/programme/commands/publish";
import { createSession } from "@/lib/sessions/commands/create-session";
import { CreateSessionInput } from "@/lib/sessions/schema";
import { aDesk } from "@/tests/factories/desk";
import { actorFor, anOrganiser, aPerson } from "@/tests/factories/people";
import { unique } from "@/tests/factories/sequence";

type Desk = Awaited<ReturnType<typeof aDesk>>;

const what = {
  ...{ name: "Tides", place: "Lisbon", mode: "online" },
  ...{ startsOn: "2027-06-11", endsOn: "2027-06-13", timeZone: "Asia/Tokyo" },
};
const making = (more: object = {}) => CreateConferenceInput.parse({ ...what, slug: "", ...more });
const saving = (desk: Desk, more: object = {}) =>
  EditConferenceInput.parse({
    ...{ ...what, conferenceId: desk.conference.id, version: 1, slug: desk.conference.slug, description: "" },
    ...more,
  });
const ruling = (desk: Desk, more: object = {}) =>
  EditRulesInput.parse({
    ...{ conferenceId: desk.conference.id, version: 1, abstractWordLimit: 250 },
    ...{ mediaMegabytes: 2000, mediaMost: 50, quietMinutes: 15 },
    ...{ editOpens: "", editCloses: "", lockedFields: [], ...more },
  });
const settingsOf = (desk: Desk) => getConferenceSettings(desk.organiser, desk.conference.slug);
const answers = (results: { ok: boolean }[]) =>
  results.map((result) => (result.ok ? "done" : (result as unknown as { reason: string }).reason)).sort();

describe("making a conference", () => {
  it("hides it, gives it types and kinds, and makes its maker its organiser", async () => {
    const person = await aPerson();
    await db.role.create({
      data: { conferenceId: (await aDesk()).conference.id, personId: person.id, role: "organiser" },
    });
    const slug = `tides-${unique()}`;
    const made = await createConference(await actorFor(person), making({ slug }));
    expect(made).toMatchObject({ ok: true, value: { slug } });
    const settings = await getConferenceSettings(await actorFor(person), slug);
    expect(settings).toMatchObject({
      ...what,
      publishedAt: null,
      themes: [],
      rooms: [],
      createdById: person.id,
    });
    expect(settings?.types.find((type) => type.slug === "paper")).toMatchObject({
      ...{ minutes: 20, discussionMinutes: 5, sessionCapacity: 4, sessionMinimum: 3, isGrouped: true },
    });
    expect(settings?.mediaKinds.map((kind) => kind.slug)).toEqual([
      ...["slides", "paper", "video", "poster", "data", "captions", "accessible-copy", "other"],
    ]);
    expect(settings?.mediaKinds.find((kind) => kind.slug === "slides")?.formats).toEqual([
      ...["pdf", "pptx", "odp", "key"],
    ]);
    expect(settings).toMatchObject({ mediaMegabytes: 2000, mediaMost: 50 });
  });

  it("makes its address from the name, never one of ours, and another one for the next of that name", async () => {
    const first = await createConference(system, making({ name: "My" }));
    const next = await createConference(system, making({ name: "My" }));
    expect([first, next]).toMatchObject([
      { value: { slug: "conference-my" } },
      { value: { slug: "conference-my-2" } },
    ]);
    expect(CreateConferenceInput.safeParse({ ...what, slug: "my" }).success).toBe(false);
  });

  it("gives an address once when two ask for it at the same moment", async () => {
    const slug = `same-${unique()}`;
    const both = await Promise.all([1, 2].map(() => createConference(system, making({ slug }))));
    expect(answers(both)).toEqual(["done", "slug_taken"]);
  });

  it("refuses an address that still leads to another conference", async () => {
    const desk = await aDesk();
    const { slug } = desk.conference;
    await editConference(desk.organiser, saving(desk, { slug: `${slug}-now` }));
    expect(await createConference(system, making({ slug }))).toMatchObject({ reason: "slug_taken" });
    const back = await editConference(desk.organiser, saving(desk, { slug, version: 2 }));
    expect(back).toMatchObject({ ok: true, value: { slug } });
  });
});

describe("editing a conference", () => {
  it("shows what was saved, in every field", async () => {
    const desk = await aDesk();
    const typed = {
      ...{ name: "Another", place: "Porto", mode: "in_person", startsOn: "2028-01-02", endsOn: "2028-01-04" },
      ...{ timeZone: "America/St_Johns", description: "One.\n\nTwo.", slug: `another-${unique()}` },
    };
    await editConference(desk.organiser, saving(desk, typed));
    const limits = {
      ...{
        abstractWordLimit: 321,
        mediaMegabytes: 77,
        mediaMost: 7,
        quietMinutes: 3,
        chairsOrderSessions: true,
        demandsRegistration: true,
        lockedFields: ["title", "media"],
      },
      ...{ editOpens: "2027-09-01T08:30", editCloses: "2027-12-24T23:59" },
    };
    await editRules(
      desk.organiser,
      ruling(desk, { ...limits, chairsOrderSessions: "yes", demandsRegistration: "yes", version: 2 }),
    );
    const saved = await getConferenceSettings(desk.organiser, typed.slug);
    expect(saved).toMatchObject({ ...typed, ...limits, version: 3 });
    const shown = Object.keys({ ...EditConferenceInput.shape, ...EditRulesInput.shape }).filter(
      (field) => !["conferenceId", "version", "keep"].includes(field),
    );
    expect(Object.keys({ ...typed, ...limits }).sort()).toEqual(shown.sort());
    expect(await db.oldSlug.count({ where: { subjectId: desk.conference.id } })).toBe(1);
  });

  it("is refused to the second of two who save at once, with what is saved instead", async () => {
    const desk = await aDesk();
    const both = await Promise.all(
      ["Porto", "Faro"].map((place) => editConference(desk.organiser, saving(desk, { place }))),
    );
    expect(answers(both)).toEqual(["done", "stale"]);
    const stale = both.find((result) => !result.ok);
    const { place } = await db.conference.findUniqueOrThrow({ where: { id: desk.conference.id } });
    expect(stale).toMatchObject({ facts: { saved: `place is “${place}”` } });
  });

  it("asks what stays of the times when the zone changes, and keeps the clock or the moment", async () => {
    const desk = await aDesk();
    const { id } = await desk.session({ startsAt: new Date("2027-06-12T01:00:00Z") });
    await editRules(desk.organiser, ruling(desk, { editCloses: "2027-05-01T12:00" }));
    const at = async () =>
      (await db.themedSession.findUniqueOrThrow({ where: { id } })).startsAt?.toISOString();
    const zone = { timeZone: "Europe/Lisbon" };

    expect(await editConference(desk.organiser, saving(desk, { ...zone, version: 2 }))).toMatchObject({
      ...{ reason: "times_to_keep", facts: { sessions: 1, zone: "Asia/Tokyo" } },
    });
    await editConference(desk.organiser, saving(desk, { ...zone, keep: "clock", version: 2 }));
    expect([await at(), (await settingsOf(desk))?.editCloses]).toEqual([
      "2027-06-12T09:00:00.000Z",
      "2027-05-01T12:00",
    ]);
    await editConference(desk.organiser, saving(desk, { keep: "instant", version: 3 }));
    expect([await at(), (await settingsOf(desk))?.editCloses]).toEqual([
      "2027-06-12T09:00:00.000Z",
      "2027-05-01T20:00",
    ]);
  });

  it("refuses days and zones that leave a session outside, and changes nothing then", async () => {
    const desk = await aDesk();
    await desk.session({ startsAt: new Date("2027-06-10T16:00:00Z") });
    const away = [
      saving(desk, { startsOn: "2027-06-12" }),
      saving(desk, { timeZone: "America/New_York", keep: "instant" }),
    ];
    for (const input of away)
      expect(await editConference(desk.organiser, input)).toMatchObject({
        ...{ reason: "sessions_outside", facts: { count: 1 } },
      });
    expect(await settingsOf(desk)).toMatchObject({ version: 1, startsOn: "2027-06-11" });
  });

  it("never leaves a session outside its days when it is placed at the same moment", async () => {
    const desk = await aDesk();
    await desk.session();
    const placing = CreateSessionInput.parse({
      ...{ conferenceId: desk.conference.id, title: "Late", typeId: desk.type.id, minutes: 100 },
      ...{ startsOn: "2027-06-13", startsAt: "10:00" },
    });
    const [days, placed] = await Promise.all([
      editConference(desk.organiser, saving(desk, { endsOn: "2027-06-12" })),
      createSession(desk.organiser, placing),
    ]);
    expect(answers([days, placed])).toEqual(
      days.ok ? ["done", "outside_conference"] : ["done", "sessions_outside"],
    );
  });
});

describe("the limits", () => {
  it("are refused to the second of two who save at once, who is told what is saved instead", async () => {
    const desk = await aDesk();
    const both = await Promise.all(
      [3, 4].map((mediaMost) => editRules(desk.organiser, ruling(desk, { mediaMost }))),
    );
    expect(answers(both)).toEqual(["done", "stale"]);
    const { mediaMost } = await db.conference.findUniqueOrThrow({ where: { id: desk.conference.id } });
    const saved = `files and links of a presentation is “${mediaMost}”`;
    expect(both.find((result) => !result.ok)).toMatchObject({ facts: { saved } });
  });

  it("are whole numbers from 1 on, and bounded", async () => {
    const { conference } = await aDesk();
    const limits = { conferenceId: conference.id, version: 1, abstractWordLimit: 250, mediaMegabytes: 1 };
    for (const mediaMost of ["", "0", "501", "1.5", "many"])
      expect(EditRulesInput.safeParse({ ...limits, mediaMost }).success).toBe(false);
  });
});

describe("the edit window", () => {
  it("refuses one that closes before it opens, and a time that clocks skip", async () => {
    const desk = await aDesk({ timeZone: "Europe/Berlin" });
    const backwards = ruling(desk, { editOpens: "2027-02-01T10:00", editCloses: "2027-02-01T10:00" });
    expect(await editRules(desk.organiser, backwards)).toMatchObject({ reason: "window_backwards" });
    const skipped = ruling(desk, { editOpens: "2027-03-28T02:30" });
    expect(await editRules(desk.organiser, skipped)).toMatchObject({ reason: "time_skipped" });
  });

  it("stays the very instant it was when it is saved untouched, also where a time comes twice", async () => {
    const first = new Date("2027-10-31T00:30:40Z");
    const desk = await aDesk({ timeZone: "Europe/Berlin", editClosesAt: first });
    const shown = (await settingsOf(desk))?.editCloses;
    await editRules(desk.organiser, ruling(desk, { editCloses: shown }));
    const row = await db.conference.findUniqueOrThrow({ where: { id: desk.conference.id } });
    expect([shown, row.editClosesAt]).toEqual(["2027-10-31T02:30", first]);
  });
});

describe("publishing", () => {
  it("says since when, can be taken back, and happens once", async () => {
    const desk = await aDesk({ publishedAt: null });
    const now = new Date("2027-01-01T10:00:00Z");
    const input = { tell: "no" as const, conferenceId: desk.conference.id, version: 1 };
    const both = await Promise.all([1, 2].map(() => publishConference(desk.organiser, input, now)));
    expect(answers(both)).toEqual(["already_published", "done"]);
    expect(await settingsOf(desk)).toMatchObject({ publishedAt: now });
    expect(await unpublishConference(desk.organiser, { ...input, version: 2 })).toMatchObject({ ok: true });
    expect(await settingsOf(desk)).toMatchObject({ publishedAt: null });
  });
});

it("settings are shown to the conference's own organisers only", async () => {
  const desk = await aDesk();
  const elsewhere = await anOrganiser((await aDesk()).conference.id);
  expect(await getConferenceSettings(elsewhere, desk.conference.slug)).toBe(null);
  expect(await settingsOf(desk)).toMatchObject({ id: desk.conference.id });
});
