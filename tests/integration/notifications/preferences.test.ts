import { describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import {
  setPreferences,
  setPreferencesByLink,
  unsubscribeByLink,
} from "@/lib/notifications/commands/preferences";
import { KIND_IDS, KINDS } from "@/lib/notifications/kinds";
import {
  preferencesLink,
  readPreferencesToken,
  readUnsubscribeToken,
  unsubscribeLink,
} from "@/lib/notifications/preference-link";
import { getPreferences, getPreferencesByLink } from "@/lib/notifications/queries";
import { actorFor, aPerson } from "@/tests/factories/people";

const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const now = new Date("2026-11-24T12:00:00Z");
const NOBODY = "00000000-0000-4000-8000-000000000000";

async function deliveries(personId: string) {
  const shown = await getPreferencesByLink(anonymous, tokenOf(preferencesLink(personId)));
  return Object.fromEntries(shown?.map(({ kind, delivery }) => [kind, delivery]) ?? []);
}
const DEFAULTS = Object.fromEntries(KIND_IDS.map((kind) => [kind, KINDS[kind].byDefault]));

describe("a link of a mail", () => {
  it("says whose it is and of what, to nothing but its own purpose", () => {
    const [preferences, unsubscribe] = [
      preferencesLink(NOBODY),
      unsubscribeLink(NOBODY, ["changes", "media"]),
    ];
    expect(readPreferencesToken(tokenOf(preferences))).toBe(NOBODY);
    expect(readUnsubscribeToken(tokenOf(unsubscribe))).toEqual({
      personId: NOBODY,
      kinds: ["changes", "media"],
    });
    expect(readPreferencesToken(tokenOf(unsubscribe))).toBe(null);
    expect(readUnsubscribeToken(tokenOf(preferences))).toBe(null);
  });

  it("is always the same for the same person, and is one segment of an address", () => {
    expect(preferencesLink(NOBODY)).toBe(preferencesLink(NOBODY));
    expect(unsubscribeLink(NOBODY, KIND_IDS)).toMatch(
      /^http:\/\/localhost:3000\/unsubscribe\/[\w-]{64,200}$/,
    );
  });

  it("altered in any sign is nobody's", () => {
    const token = tokenOf(unsubscribeLink(NOBODY, ["changes"]));
    const altered = [...token].map(
      (sign, at) => token.slice(0, at) + (sign === "A" ? "B" : "A") + token.slice(at + 1),
    );
    expect(altered.map(readUnsubscribeToken).filter((link) => link !== null)).toEqual([]);
    for (const odd of ["", "x", `${token}=`, `${token} `, `${token}A`, token.slice(1)])
      expect([odd, readUnsubscribeToken(odd)]).toEqual([odd, null]);
  });

  it("names kinds of today only", () => {
    const token = tokenOf(unsubscribeLink(NOBODY, ["gone", "changes"]));
    expect(readUnsubscribeToken(token)?.kinds).toEqual(["changes"]);
  });
});

describe("preferences", () => {
  it("are the defaults until somebody chooses, and then what was chosen", async () => {
    const person = await aPerson();
    expect(await deliveries(person.id)).toEqual(DEFAULTS);
    const actor = await actorFor(person);
    await setPreferences(actor, { changes: "daily", media: "never" }, now);
    await setPreferences(actor, { changes: "in_app" }, now);
    expect(await deliveries(person.id)).toEqual({ ...DEFAULTS, changes: "in_app", media: "never" });
    expect(await getPreferences(actor)).toEqual(
      await getPreferencesByLink(anonymous, tokenOf(preferencesLink(person.id))),
    );
    expect(await getPreferences(anonymous)).toBe(null);
  });

  it("chosen as they were leave no trace", async () => {
    const person = await aPerson();
    const actor = await actorFor(person);
    for (const _ of [1, 2]) await setPreferences(actor, { changes: "daily" }, now);
    const subjects = { has: `person:${person.id}` };
    expect(await db.auditEvent.count({ where: { action: "setPreferences", subjects } })).toBe(1);
  });

  it("are set by the link of a mail alone, of that person alone", async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    const token = tokenOf(preferencesLink(person.id));
    expect(await setPreferencesByLink(anonymous, { token, answers: "never" }, now)).toMatchObject({
      ok: true,
    });
    expect(await deliveries(person.id)).toEqual({ ...DEFAULTS, answers: "never" });
    expect(await deliveries(other.id)).toEqual(DEFAULTS);
  });

  it("set twice at the same moment are those of one of both", async () => {
    const person = await aPerson();
    const actor = await actorFor(person);
    await Promise.all(
      (["daily", "in_app", "never"] as const).map((changes) =>
        setPreferences(actor, { changes, media: changes }, now),
      ),
    );
    const { changes, media } = await deliveries(person.id);
    expect(changes).toBe(media);
  });
});

describe("unsubscribing", () => {
  it("stops the mails of the kinds named and no others; what is never told stays so", async () => {
    const person = await aPerson();
    await setPreferences(await actorFor(person), { media: "never" }, now);
    const token = tokenOf(unsubscribeLink(person.id, ["changes", "media", "reminders"]));
    expect(await unsubscribeByLink(anonymous, { token }, now)).toEqual({
      ok: true,
      value: { personId: person.id },
    });
    expect(await deliveries(person.id)).toEqual({
      ...DEFAULTS,
      changes: "in_app",
      media: "never",
      reminders: "in_app",
    });
  });

  it("takes back what still waits of these kinds, and nothing else", async () => {
    const person = await aPerson();
    const mail = (dedupeKey: string, kinds: string[], more = {}) =>
      db.mail.create({
        data: {
          ...{ dedupeKey, kinds, recipient: "a@example.org", subject: "S", text: "T" },
          personId: person.id,
          ...more,
        },
      });
    await mail("waits", ["changes"]);
    await mail("of another kind too", ["changes", "media"]);
    await mail("sign-in", []);
    await mail("in hand", ["changes"], { claimedBy: "worker" });
    await mail("sent", ["changes"], { sentAt: now });
    await unsubscribeByLink(anonymous, { token: tokenOf(unsubscribeLink(person.id, ["changes"])) }, now);
    const left = await db.mail.findMany({ where: { personId: person.id }, orderBy: { dedupeKey: "asc" } });
    expect(left.map(({ dedupeKey }) => dedupeKey)).toEqual([
      "in hand",
      "of another kind too",
      "sent",
      "sign-in",
    ]);
  });

  it("by the link of somebody who was merged is for whom they became; of somebody who left it is nothing", async () => {
    const into = await aPerson();
    const middle = await aPerson({ mergedIntoId: into.id });
    const from = await aPerson({ mergedIntoId: middle.id });
    const gone = await aPerson({ leftAt: now });
    const unsubscribe = (id: string) =>
      unsubscribeByLink(anonymous, { token: tokenOf(unsubscribeLink(id, ["changes"])) }, now);
    expect(await unsubscribe(from.id)).toEqual({ ok: true, value: { personId: into.id } });
    expect((await deliveries(into.id)).changes).toBe("in_app");
    expect(await unsubscribe(gone.id)).toMatchObject({ ok: false, reason: "not_found" });
    expect(await getPreferencesByLink(anonymous, tokenOf(preferencesLink(gone.id)))).toBe(null);
    expect(await getPreferencesByLink(anonymous, tokenOf(preferencesLink(NOBODY)))).toBe(null);
  });
});
