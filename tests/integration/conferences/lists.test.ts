import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { addKind, editKind, removeKind } from "@/lib/conferences/commands/kinds";
import { addType, editType, removeType } from "@/lib/conferences/commands/presentation-types";
import {
  addRegistrationType,
  editRegistrationType,
  removeRegistrationType,
} from "@/lib/conferences/commands/registration-types";
import { addRoom, editRoom, removeRoom } from "@/lib/conferences/commands/rooms";
import { addTheme, editTheme, removeTheme } from "@/lib/conferences/commands/themes";
import { FORMAT_IDS } from "@/lib/conferences/format-ids";
import { getConferenceSettings } from "@/lib/conferences/queries";
import * as schema from "@/lib/conferences/schema";
import { db } from "@/lib/db";
import { FORMATS } from "@/lib/media/formats";
import { aKind, aTheme } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { anAnswer } from "@/tests/factories/media";
import { aPresentation } from "@/tests/factories/presentations";

const room = { name: "Aula", building: "Old hall", seats: "12", mode: "blended", holdsSeveral: "yes" };
const theme = { name: "Islands", hue: "150", isSpecialFocus: "yes" };
const type = {
  ...{ name: "Table", minutes: "33", discussionMinutes: "7", sessionCapacity: "9", sessionMinimum: "2" },
  ...{ isGrouped: "yes", mode: "online", mediaDueOn: "2027-05-01" },
};

type Run = (actor: Actor, input: never) => Promise<{ ok: boolean }>;
const LISTS = [
  {
    list: "themes",
    add: addTheme,
    edit: editTheme,
    remove: removeTheme,
    Add: schema.AddThemeInput,
    Edit: schema.EditThemeInput,
    typed: theme,
    next: { name: "Coasts", hue: "25" },
  },
  {
    list: "types",
    add: addType,
    edit: editType,
    remove: removeType,
    Add: schema.AddTypeInput,
    Edit: schema.EditTypeInput,
    typed: type,
    next: {
      ...type,
      name: "Round table",
      minutes: "34",
      discussionMinutes: "8",
      sessionCapacity: "10",
      sessionMinimum: "3",
      isGrouped: undefined,
      mode: "blended",
      mediaDueOn: "",
    },
  },
  {
    list: "mediaKinds",
    add: addKind,
    edit: editKind,
    remove: removeKind,
    Add: schema.AddKindInput,
    Edit: schema.EditKindInput,
    typed: { name: "Data", formats: ["zip", "csv"] },
    next: { name: "Data sets", formats: [] },
  },
  {
    list: "rooms",
    add: addRoom,
    edit: editRoom,
    remove: removeRoom,
    Add: schema.AddRoomInput,
    Edit: schema.EditRoomInput,
    typed: room,
    next: { name: "Great hall", building: "", seats: "", mode: "in_person" },
  },
  {
    list: "registerTypes",
    add: addRegistrationType,
    edit: editRegistrationType,
    remove: removeRegistrationType,
    Add: schema.AddRegistrationTypeInput,
    Edit: schema.EditRegistrationTypeInput,
    typed: { name: "Student", mode: "in_person" },
    next: { name: "Student, online", mode: "online" },
  },
] as const;

/** A row as its form would show it. */
const shown = (row: object, fields: readonly string[]) =>
  Object.fromEntries(
    fields.map((field) => {
      const value = (row as Record<string, unknown>)[field];
      return [field, value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? "")];
    }),
  );

describe.each(LISTS)("$list", ({ list, add, edit, remove, Add, Edit, typed, next }) => {
  const fields = Object.keys(Add.shape).filter((field) => field !== "conferenceId");
  const asSaved = (input: object) =>
    shown(Add.parse({ ...input, conferenceId: "00000000-0000-4000-8000-000000000000" }), fields);

  it("shows what was saved, in every field, and is removed when nothing uses it", async () => {
    const desk = await aDesk();
    const rows = async () =>
      (await getConferenceSettings(desk.organiser, desk.conference.slug))?.[list] ?? [];
    const before = (await rows()).map(({ id }) => id);
    await (add as Run)(desk.organiser, Add.parse({ ...typed, conferenceId: desk.conference.id }) as never);
    const added = (await rows()).find(({ id }) => !before.includes(id));
    expect(shown(added ?? {}, fields)).toEqual(asSaved(typed));
    const id = added?.id;

    const saving = { ...next, id, version: 2, place: 1 };
    expect(await (edit as Run)(desk.organiser, Edit.parse(saving) as never)).toMatchObject({ ok: true });
    expect(await (edit as Run)(desk.organiser, Edit.parse(saving) as never)).toMatchObject({
      reason: "stale",
    });
    const [first] = await rows();
    expect([first?.id, shown(first ?? {}, fields)]).toEqual([id, asSaved(next)]);

    const again = Add.parse({ ...next, conferenceId: desk.conference.id });
    expect(await (add as Run)(desk.organiser, again as never)).toMatchObject({ reason: "name_taken" });
    expect(await (remove as Run)(desk.organiser, { id, version: 3 } as never)).toMatchObject({ ok: true });
    expect((await rows()).map((row) => row.id)).toEqual(before);
  });

  it("is added once when two add the same name at the same moment", async () => {
    const desk = await aDesk();
    const input = Add.parse({ ...typed, conferenceId: desk.conference.id });
    const both = await Promise.all([1, 2].map(() => (add as Run)(desk.organiser, input as never)));
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
  });
});

it("a session needs at most as many as it may hold, whoever says so", async () => {
  const desk = await aDesk();
  const typed = { ...type, conferenceId: desk.conference.id, sessionCapacity: "4" };
  const parsed = (sessionMinimum: string) => schema.AddTypeInput.safeParse({ ...typed, sessionMinimum });
  expect(["0", "1", "4", "5", ""].map((least) => parsed(least).success)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  for (const sessionMinimum of [0, desk.type.sessionCapacity + 1])
    await expect(
      db.presentationType.update({ where: { id: desk.type.id }, data: { sessionMinimum } }),
    ).rejects.toThrow("type_session_minimum");
});

describe("what is in use", () => {
  it("is not removed, and the refusal says by how many", async () => {
    const desk = await aDesk();
    await desk.paper();
    await desk.session({ roomId: desk.room.id, themeId: desk.theme.id });
    const gone = { version: 1 };
    expect([
      await removeTheme(desk.organiser, { id: desk.theme.id, ...gone }),
      await removeType(desk.organiser, { id: desk.type.id, ...gone }),
      await removeRoom(desk.organiser, { id: desk.room.id, ...gone }),
    ]).toMatchObject([
      { reason: "in_use", facts: { presentations: 1, sessions: 1 } },
      { reason: "in_use", facts: { presentations: 1, sessions: 1 } },
      { reason: "in_use", facts: { sessions: 1 } },
    ]);
  });

  it("counts a promise that nobody asked for: its kind is not removed", async () => {
    const desk = await aDesk();
    const kind = await aKind(desk.conference.id);
    await anAnswer((await desk.paper()).id, kind.id);
    expect(await removeKind(desk.organiser, { id: kind.id, version: 1 })).toMatchObject({
      reason: "in_use",
      facts: { media: 0, requests: 1 },
    });
  });

  it("is never pulled from under a presentation that is made at the same moment", async () => {
    const desk = await aDesk();
    const { id: themeId } = await aTheme(desk.conference.id);
    const [removed, made] = await Promise.allSettled([
      removeTheme(desk.organiser, { id: themeId, version: 1 }),
      aPresentation(desk.conference.id, { themeId, typeId: desk.type.id }),
    ]);
    const isGone = removed.status === "fulfilled" && removed.value.ok;
    expect(isGone).toBe(made.status === "rejected");
    expect(await db.theme.count({ where: { id: themeId } })).toBe(isGone ? 0 : 1);
  });
});

describe("a theme", () => {
  it("of another name is at another address, and the old one redirects; the same words keep theirs", async () => {
    const desk = await aDesk();
    const saving = (name: string, version: number) =>
      editTheme(
        desk.organiser,
        schema.EditThemeInput.parse({ ...theme, name, version, id: desk.theme.id, place: 1 }),
      );
    await saving("Islands", 1);
    await saving("Islands!", 2);
    expect(await db.theme.findUnique({ where: { id: desk.theme.id } })).toMatchObject({ slug: "islands" });
    expect(await db.oldSlug.findMany({ where: { subjectId: desk.theme.id } })).toMatchObject([
      { slug: desk.theme.slug },
    ]);
  });
});

describe("a room", () => {
  const saving = (id: string, more: object) =>
    schema.EditRoomInput.parse({
      name: "Hall",
      mode: "blended",
      seats: "",
      id,
      version: 1,
      place: 1,
      ...more,
    });

  it("that has several sessions at one time cannot come to hold one", async () => {
    const desk = await aDesk();
    await db.room.update({ where: { id: desk.room.id }, data: { holdsSeveral: true } });
    for (const _ of [1, 2])
      await desk.session({ roomId: desk.room.id, startsAt: new Date("2027-06-12T01:00:00Z") });
    expect(await editRoom(desk.organiser, saving(desk.room.id, {}))).toMatchObject({
      reason: "sessions_overlap",
    });
    expect(await db.room.findUnique({ where: { id: desk.room.id } })).toMatchObject({ holdsSeveral: true });
  });

  it("keeps a mode that the sessions in it can take place in", async () => {
    const desk = await aDesk();
    await desk.session({ roomId: desk.room.id, mode: "in_person" });
    const online = await editRoom(desk.organiser, saving(desk.room.id, { mode: "online" }));
    expect(online).toMatchObject({ reason: "sessions_of_other_mode", facts: { count: 1 } });
    expect(await editRoom(desk.organiser, saving(desk.room.id, {}))).toMatchObject({ ok: true });
  });
});

describe("a kind of media", () => {
  it("keeps each format once, in the order of the list, and takes none that has no name", async () => {
    const desk = await aDesk();
    const { id: conferenceId } = desk.conference;
    const typed = { conferenceId, name: "Data", formats: ["csv", "zip", "csv"] };
    await addKind(desk.organiser, schema.AddKindInput.parse(typed));
    const row = await db.mediaKind.findFirstOrThrow({ where: { conferenceId, name: "Data" } });
    expect(row.formats).toEqual(["zip", "csv"]);
    expect(schema.AddKindInput.safeParse({ ...typed, formats: ["exe"] }).success).toBe(false);
  });

  it("says what is saved instead to who comes too late, formats too", async () => {
    const desk = await aDesk();
    const kind = await aKind(desk.conference.id, { formats: ["pdf"] });
    const saving = (formats: string[]) =>
      editKind(
        desk.organiser,
        schema.EditKindInput.parse({ id: kind.id, version: 1, place: 1, name: kind.name, formats }),
      );
    await saving(["mp4"]);
    expect(await saving(["webm"])).toMatchObject({
      ...{ reason: "stale", facts: { saved: "formats is “mp4”" } },
    });
  });

  it("can be limited to every format that has a name", () => {
    expect([...FORMAT_IDS].sort()).toEqual(FORMATS.map(({ id }) => id).sort());
  });
});
