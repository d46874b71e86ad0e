import { expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { editQuietHours } from "@/lib/people/commands/quiet-hours";
import { getSettings } from "@/lib/people/queries/settings";
import { EditQuietHoursInput } from "@/lib/people/schema";
import { actorFor, aPerson } from "@/tests/factories/people";

const input = (quietFrom: string, quietUntil: string, version = "1") =>
  EditQuietHoursInput.parse({ version, quietFrom, quietUntil });

it("quiet hours are a person's own, kept to the minute, and saved by one of two at once", async () => {
  const person = await aPerson();
  const actor = await actorFor(person);
  const answers = await Promise.all([
    editQuietHours(actor, input("23:05", "06:30")),
    editQuietHours(actor, input("23:05", "06:30")),
  ]);
  expect(answers.map((answer) => (answer.ok ? "saved" : answer.reason)).sort()).toEqual(["saved", "stale"]);
  const settings = await getSettings(actor, undefined);
  expect([settings?.quietFrom, settings?.quietUntil, settings?.version]).toEqual([1385, 390, 2]);
  expect(await editQuietHours(anonymous, input("23:05", "06:30"))).toMatchObject({ reason: "not_allowed" });
  const events = await db.auditEvent.findMany({ where: { actorId: person.id, action: "editQuietHours" } });
  expect(events.map(({ before, after }) => [before, after])).toEqual([
    [
      { quietFrom: 1320, quietUntil: 420 },
      { quietFrom: 1385, quietUntil: 390 },
    ],
  ]);
});

it("equal times are no quiet hours; what is no time of day is refused", async () => {
  const actor = await actorFor(await aPerson());
  expect(await editQuietHours(actor, input("00:00", "00:00"))).toMatchObject({
    value: { quietFrom: 0, quietUntil: 0 },
  });
  const accepts = (time: string) =>
    EditQuietHoursInput.safeParse({ version: 1, quietFrom: time, quietUntil: "07:00" }).success;
  expect(["23:59", "24:00", "7:00", "12:60", ""].map(accepts)).toEqual([true, false, false, false, false]);
});
