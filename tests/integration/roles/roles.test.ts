import { describe, expect, it } from "vitest";
import { personIdOf, system } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { grantRole, revokeRole } from "@/lib/roles/commands";
import { GrantRoleInput } from "@/lib/roles/schema";
import { aConference } from "@/tests/factories/conferences";
import { aChair, actorFor, anAttendee, anOrganiser, aPerson } from "@/tests/factories/people";

const now = new Date("2026-11-24T12:00:00Z");

describe("grantRole", () => {
  it("gives the role to the person who has the address, and the audit says who gave it", async () => {
    const conference = await aConference();
    const organiser = await anOrganiser(conference.id);
    const person = await aPerson({ name: "Ada Lovelace" });

    const granted = await grantRole(organiser, asking(conference.id, addressOf(person), "chair"), now);

    expect(granted).toEqual({
      ok: true,
      value: { personId: person.id, name: "Ada Lovelace", role: "chair" },
    });
    expect(await actorFor(person)).toMatchObject({
      roles: [{ conferenceId: conference.id, role: "chair" }],
    });
    const events = await db.auditEvent.findMany({ where: { conferenceId: conference.id } });
    expect(events).toMatchObject([
      {
        action: "grantRole",
        actorId: personIdOf(organiser),
        subjects: [`person:${person.id}`, `conference:${conference.id}`],
        after: { role: "chair" },
      },
    ]);
  });

  it("makes a person without an account of an unknown address, named after it unless a name is given", async () => {
    const conference = await aConference();
    const plain = await grantRole(
      system,
      asking(conference.id, "grace.hopper@example.org", "organiser"),
      now,
    );
    const named = await grantRole(
      system,
      { ...asking(conference.id, "xyz@example.org", "organiser"), name: "Emmy Noether" },
      now,
    );
    expect([plain, named]).toMatchObject([
      { value: { name: "Grace Hopper" } },
      { value: { name: "Emmy Noether" } },
    ]);
    const made = await db.person.findMany({ where: { roles: { some: { conferenceId: conference.id } } } });
    expect(made.map((person) => person.claimedAt)).toEqual([null, null]);
  });

  it("is one role when two grant it at the same moment", async () => {
    const conference = await aConference();
    const person = await aPerson();
    const results = await Promise.all(
      [1, 2].map(() => grantRole(system, asking(conference.id, addressOf(person), "chair"), now)),
    );
    expect(results.map((result) => (result.ok ? "granted" : result.reason)).sort()).toEqual([
      "already_holds",
      "granted",
    ]);
    expect(await db.role.count({ where: { conferenceId: conference.id } })).toBe(1);
    expect(await db.auditEvent.count({ where: { conferenceId: conference.id } })).toBe(1);
  });

  it("is refused to a person who has left", async () => {
    const conference = await aConference();
    const person = await aPerson({ leftAt: now });
    expect(await grantRole(system, asking(conference.id, addressOf(person), "chair"), now)).toMatchObject({
      reason: "person_left",
    });
  });

  it("is for organisers of this conference only; a hidden conference is not there", async () => {
    const conference = await aConference();
    const hidden = await aConference({ publishedAt: null });
    const stranger = await anOrganiser((await aConference()).id);
    const address = addressOf(await aPerson());
    const others = [await aChair(conference.id), stranger, await anAttendee()];
    for (const actor of others) {
      const visible = await grantRole(actor, asking(conference.id, address, "organiser"), now);
      const absent = await grantRole(actor, asking(hidden.id, address, "organiser"), now);
      expect([visible, absent]).toMatchObject([{ reason: "not_allowed" }, { reason: "not_found" }]);
    }
    const nowhere = asking("00000000-0000-4000-8000-000000000000", address, "chair");
    expect(await grantRole(system, nowhere, now)).toMatchObject({ reason: "not_found" });
  });
});

describe("revokeRole", () => {
  it("ends the role at once and keeps who ended it", async () => {
    const conference = await aConference();
    const organiser = await anOrganiser(conference.id);
    const chair = await aPerson();
    await grantRole(system, asking(conference.id, addressOf(chair), "chair"), now);

    const input = { conferenceId: conference.id, personId: chair.id, role: "chair" as const };
    expect(await revokeRole(organiser, input, now)).toMatchObject({ ok: true });

    expect(await actorFor(chair)).toMatchObject({ roles: [] });
    expect(await db.role.findMany({ where: { personId: chair.id } })).toMatchObject([
      { revokedAt: now, revokedById: personIdOf(organiser) },
    ]);
    expect(await revokeRole(organiser, input, now)).toMatchObject({ reason: "holds_none" });
  });

  it("leaves one organiser when the last two give up at the same moment", async () => {
    const conference = await aConference();
    const organisers = [await anOrganiser(conference.id), await anOrganiser(conference.id)];
    const results = await Promise.all(
      organisers.map((actor) =>
        revokeRole(
          actor,
          { conferenceId: conference.id, personId: personIdOf(actor) ?? "", role: "organiser" },
          now,
        ),
      ),
    );
    expect(results.map((result) => (result.ok ? "revoked" : result.reason)).sort()).toEqual([
      "last_organiser",
      "revoked",
    ]);
  });

  it("of the last chair is nothing special", async () => {
    const conference = await aConference();
    const chair = await aChair(conference.id);
    const input = { conferenceId: conference.id, personId: personIdOf(chair) ?? "", role: "chair" as const };
    expect(await revokeRole(system, input, now)).toMatchObject({ ok: true });
  });
});

function asking(conferenceId: string, address: string, role: "organiser" | "chair"): GrantRoleInput {
  return GrantRoleInput.parse({ conferenceId, address, role });
}

function addressOf(person: { emails: { address: string }[] }): string {
  return person.emails[0]?.address ?? "";
}
