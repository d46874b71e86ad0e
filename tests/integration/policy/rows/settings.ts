import { db } from "@/lib/db";
import { mergePersons } from "@/lib/people/commands/merge-persons";
import { aKind, aRoom, aTheme, aType } from "@/tests/factories/conferences";
import { aRegistrationType } from "@/tests/factories/registrations";
import type { World } from "@/tests/factories/world";
import { ORGANISERS, type Row, type Rows } from "@/tests/integration/policy/cell";

const onlyOrganisers = (input: Row["input"]): Row => ({ input, done: ORGANISERS, refused: "not_allowed" });
const what = {
  ...{ name: "Another name", place: "Osaka", mode: "online", timeZone: "Asia/Tokyo" },
  ...{ startsOn: "2027-06-11", endsOn: "2027-06-13" },
};
const theme = { name: "A theme", hue: 250, isSpecialFocus: "yes" };
const type = {
  ...{ name: "A type", minutes: 20, discussionMinutes: 5, sessionCapacity: 4, sessionMinimum: 3 },
  ...{ isGrouped: "yes", mode: "online", mediaDueOn: "2027-05-01" },
};
const room = { name: "A room", building: "Hall", seats: 10, mode: "blended", holdsSeveral: "yes" };
const adding = (fields: object) => onlyOrganisers((w) => ({ conferenceId: w.conference.id, ...fields }));
const editing = (row: (w: World) => { id: string }, fields: object) =>
  onlyOrganisers((w) => ({ id: row(w).id, version: 1, place: 1, ...fields }));
const removing = (add: (conferenceId: string) => Promise<{ id: string }>) =>
  onlyOrganisers(async (w) => ({ id: (await add(w.conference.id)).id, version: 1 }));
const settings = (more: object) =>
  onlyOrganisers((w) => ({ conferenceId: w.conference.id, version: 1, ...more }));

/** The presenter and the other presenter, said to be one. */
const two = (w: World) => ({
  ...{ conferenceId: w.conference.id, fromId: w.otherPresenter.id, intoId: w.presenter.id },
});

export const settingsRows: Rows = {
  createConference: {
    input: () => ({ ...what, slug: "" }),
    done: ["organiser", "organiser elsewhere"],
    refused: "not_allowed",
  },
  editConference: onlyOrganisers((w) => ({
    ...{ conferenceId: w.conference.id, version: 1, slug: w.conference.slug, description: "", keep: "" },
    ...what,
  })),
  editRules: settings({
    ...{
      abstractWordLimit: 300,
      mediaMegabytes: 50,
      mediaMost: 9,
      quietMinutes: 20,
      chairsOrderSessions: "yes",
      demandsRegistration: "yes",
      lockedFields: ["title"],
    },
    ...{ editOpens: "2027-01-01T12:00", editCloses: "2027-05-01T12:00" },
  }),
  publishConference: {
    input: async (w) => {
      await db.conference.update({ where: { id: w.conference.id }, data: { publishedAt: null } });
      return { conferenceId: w.conference.id, version: 1 };
    },
    done: ORGANISERS,
    refused: "not_found",
    except: { chair: "not_allowed" },
  },
  unpublishConference: settings({}),
  addTheme: adding(theme),
  editTheme: editing((w) => w.theme, theme),
  removeTheme: removing(aTheme),
  addType: adding(type),
  editType: editing((w) => w.type, type),
  removeType: removing(aType),
  addKind: adding({ name: "Data", formats: ["csv"] }),
  editKind: editing((w) => w.kind, { name: "Data", formats: ["zip"] }),
  removeKind: removing(aKind),
  addRoom: adding(room),
  editRoom: editing((w) => w.room, room),
  removeRoom: removing(aRoom),
  addRegistrationType: adding({ name: "Student", mode: "online" }),
  editRegistrationType: onlyOrganisers(async (w) => ({
    ...{ id: (await aRegistrationType(w.conference.id)).id, version: 1, place: 1 },
    ...{ name: "Student", mode: "online" },
  })),
  removeRegistrationType: removing(aRegistrationType),
  mergePersons: onlyOrganisers(two),
  undoMerge: onlyOrganisers(async (w) => {
    await mergePersons(w.actors.organiser, two(w));
    const { id } = await db.auditEvent.findFirstOrThrow({
      where: { action: "mergePersons", conferenceId: w.conference.id },
    });
    return { conferenceId: w.conference.id, eventId: id };
  }),
};
