import { describe, expect, it } from "vitest";
import { type Actor, anonymous, hashToken } from "@/lib/auth/actor";
import { endSignIn } from "@/lib/auth/sign-in-session";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { leave } from "@/lib/people/commands/leave";
import { turnOffPush, turnOnPush } from "@/lib/push/commands";
import { getPushSettings } from "@/lib/push/queries";
import { actorFor, aPerson } from "@/tests/factories/people";
import { anEndpoint, aPushSubscription, aSignIn, browserKeys } from "@/tests/factories/push";

const NOW = new Date("2027-05-01T12:00:00Z");

/** Somebody with one signed-in browser, and what that browser would send. */
async function aBrowser() {
  const person = await aPerson();
  const actor = await actorFor(person);
  const signIn = await aSignIn(person.id);
  const { p256dh, auth } = browserKeys();
  const input = { endpoint: anEndpoint(), p256dh, auth, userAgent: "Firefox/140", signInToken: signIn.token };
  return { person, actor, signIn, input };
}

const devicesOf = async (actor: Actor, now = NOW) => (await getPushSettings(actor, now))?.devices;
const reason = async (promise: ReturnType<typeof turnOnPush>) => {
  const result = await promise;
  return result.ok ? "done" : result.reason;
};

describe("reminders on a browser", () => {
  it("are turned on once, however often, with the keys it has now, and turned off", async () => {
    const { actor, input } = await aBrowser();
    const anew = { ...input, ...keysOf(browserKeys()) };
    expect(await reason(turnOnPush(actor, input, NOW))).toBe("done");
    expect(await Promise.all([1, 2, 3].map(() => reason(turnOnPush(actor, anew, NOW))))).toEqual(
      Array(3).fill("done"),
    );
    const devices = await devicesOf(actor);
    expect(devices).toEqual([
      {
        id: expect.any(String),
        userAgent: "Firefox/140",
        createdAt: NOW,
        lastSentAt: null,
        mark: hashToken(input.endpoint),
      },
    ]);
    const [row] = await db.pushSubscription.findMany({ where: { endpoint: input.endpoint } });
    expect({ p256dh: row?.p256dh, auth: row?.auth }).toEqual({ p256dh: anew.p256dh, auth: anew.auth });

    const subscriptionId = devices?.[0]?.id ?? "";
    expect(await turnOffPush(actor, { subscriptionId })).toEqual({ ok: true, value: undefined });
    expect(await turnOffPush(actor, { subscriptionId })).toMatchObject({ ok: false, reason: "not_found" });
    expect(await devicesOf(actor)).toEqual([]);
  });

  it("are its person's own: nobody else sees them or turns them off, and history keeps no address", async () => {
    const { actor, person, input } = await aBrowser();
    await turnOnPush(actor, input, NOW);
    const stranger = await actorFor(await aPerson());
    const [device] = (await devicesOf(actor)) ?? [];
    expect(await devicesOf(stranger)).toEqual([]);
    expect(await getPushSettings(anonymous, NOW)).toBeNull();
    expect(await turnOffPush(stranger, { subscriptionId: device?.id ?? "" })).toMatchObject({
      reason: "not_found",
    });
    const events = await db.auditEvent.findMany({ where: { subjects: { has: `person:${person.id}` } } });
    expect(events.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: "turnOnPush", before: null, after: null },
    ]);
  });

  it("are refused without a sign-in of one's own that lasts, off the list, and with keys of no browser", async () => {
    const { actor, input } = await aBrowser();
    const other = await aBrowser();
    const over = await aSignIn((await aPerson()).id, { expiresAt: NOW });
    const good = keysOf(browserKeys());
    const point = Buffer.from(good.p256dh, "base64url");
    point[64] = (point[64] ?? 0) ^ 1;
    const cases: [Actor, Partial<typeof input>, string][] = [
      [anonymous, {}, "not_allowed"],
      [actor, { signInToken: "" }, "not_allowed"],
      [actor, { signInToken: other.signIn.token }, "not_allowed"],
      [await actorFor({ id: over.personId }), { signInToken: over.token }, "not_allowed"],
      [actor, { endpoint: "https://example.org/x" }, "unknown_service"],
      [actor, { endpoint: "http://fcm.googleapis.com/x" }, "unknown_service"],
      [actor, { p256dh: "" }, "bad_keys"],
      [actor, { p256dh: point.toString("base64url") }, "bad_keys"],
      [actor, { p256dh: `${good.p256dh}=` }, "bad_keys"],
      [actor, { auth: "AAAA" }, "bad_keys"],
      [actor, { auth: `${"A".repeat(22)}A` }, "bad_keys"],
    ];
    for (const [who, change, expected] of cases)
      expect(await reason(turnOnPush(who, { ...input, ...change }, NOW))).toBe(expected);
    expect(await devicesOf(actor)).toEqual([]);
  });

  it("are on ten of a person's browsers at most, also when three are turned on at the same moment", async () => {
    const { actor, person, input } = await aBrowser();
    // Signed out by time, these do not count.
    const over = await aSignIn(person.id, { expiresAt: NOW });
    await aPushSubscription(person.id, { signInId: over.id });
    for (let count = 0; count < 9; count++) await aPushSubscription(person.id);
    const answers = await Promise.all(
      [1, 2, 3].map(() => reason(turnOnPush(actor, { ...input, endpoint: anEndpoint() }, NOW))),
    );
    expect(answers.sort()).toEqual(["done", "too_many", "too_many"]);
    expect((await devicesOf(actor))?.length).toBe(10);
    const mine = await db.pushSubscription.findFirstOrThrow({ where: { personId: person.id } });
    expect(await reason(turnOnPush(actor, { ...input, endpoint: mine.endpoint }, NOW))).toBe("done");
  });

  it("go over to who signs in there next, under another id, and to one of two who do so at once", async () => {
    const [first, second, third] = [await aBrowser(), await aBrowser(), await aBrowser()];
    await turnOnPush(first.actor, first.input, NOW);
    const [before] = (await devicesOf(first.actor)) ?? [];
    const { endpoint } = first.input;
    await Promise.all([
      turnOnPush(second.actor, { ...second.input, endpoint }, NOW),
      turnOnPush(third.actor, { ...third.input, endpoint }, NOW),
    ]);
    expect(await devicesOf(first.actor)).toEqual([]);
    const after = [...((await devicesOf(second.actor)) ?? []), ...((await devicesOf(third.actor)) ?? [])];
    expect(after.map(({ mark }) => mark)).toEqual([hashToken(endpoint)]);
    expect(after[0]?.id).not.toBe(before?.id);
  });

  it("end with its sign-in: signed out there or from elsewhere, over by time, or with the account", async () => {
    const { actor, person, input, signIn } = await aBrowser();
    await aPushSubscription(person.id);
    await turnOnPush(actor, input, NOW);
    expect((await devicesOf(actor))?.length).toBe(2);
    await endSignIn(signIn.token);
    expect((await devicesOf(actor))?.map(({ mark }) => mark)).not.toContain(hashToken(input.endpoint));
    expect((await devicesOf(actor))?.length).toBe(1);
    expect(await devicesOf(actor, new Date("2100-01-01"))).toEqual([]);
    await leave(actor, { understood: "yes" }, NOW);
    expect(await db.pushSubscription.count({ where: { personId: person.id } })).toBe(0);
  });

  it("are offered to nobody where there are no keys", async () => {
    const { actor, input } = await aBrowser();
    const key = env.VAPID_PUBLIC_KEY;
    try {
      env.VAPID_PUBLIC_KEY = "";
      expect(await getPushSettings(actor, NOW)).toBeNull();
      expect(await reason(turnOnPush(actor, input, NOW))).toBe("no_push_here");
    } finally {
      env.VAPID_PUBLIC_KEY = key;
    }
  });
});

function keysOf({ p256dh, auth }: ReturnType<typeof browserKeys>) {
  return { p256dh, auth };
}
