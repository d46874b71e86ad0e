import { describe, expect, it } from "vitest";
import { hashToken } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { readAllNotifications } from "@/lib/notifications/commands/read";
import { actorFor, aPerson } from "@/tests/factories/people";
import { aConnection } from "@/tests/integration/cache/hearing";
import { anEventStream, unreadIn } from "@/tests/support/event-stream";
import { aNotification, aSignIn, aStreamSite } from "@/tests/support/stream-site";

const KILL =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern pages' AND datname = current_database()";

/** Somebody with an open stream, and so many notifications before. */
async function aReader(base: string, before = 0) {
  const person = await aPerson();
  for (let n = 0; n < before; n++) await aNotification(person.id);
  const token = await aSignIn(person.id);
  const stream = await anEventStream(base, token);
  return { person, token, stream };
}

describe("an event stream", () => {
  it("says the unread count at first and at each change, and nothing when nothing changed", async () => {
    const site = await aStreamSite();
    const { person, stream } = await aReader(site.base, 2);
    await site.settled();
    await aNotification(person.id);
    await site.settled();
    await db.notification.updateMany({ where: { personId: person.id }, data: { kind: "media_added" } });
    await site.settled();
    await readAllNotifications(await actorFor(person), {});
    await site.settled();
    await stream.until((text) => text.includes('"unread":0'));
    expect(unreadIn(stream)).toEqual([2, 3, 0]);
    expect(stream.text().startsWith("retry: 5000\n\n")).toBe(true);
  });

  it("tells of one more when one was read at the same time: the newest is another", async () => {
    const site = await aStreamSite();
    const { person, stream } = await aReader(site.base, 1);
    await site.settled();
    await db.$transaction(async (tx) => {
      await tx.notification.updateMany({ where: { personId: person.id }, data: { readAt: new Date() } });
      await tx.notification.create({
        data: {
          personId: person.id,
          kind: "media_added",
          dedupeKey: "swap",
          createdAt: new Date("2030-01-01"),
        },
      });
    });
    await site.settled();
    await stream.until((text) => text.includes(String(Date.parse("2030-01-01"))));
    expect(unreadIn(stream)).toEqual([1, 1]);
  });

  it("is passed on by proxies at once, and kept by nobody", async () => {
    const site = await aStreamSite();
    const { stream } = await aReader(site.base);
    const { "content-type": type, "cache-control": kept, "x-accel-buffering": buffered } = stream.headers;
    expect([stream.status, type, kept, buffered]).toEqual([
      ...[200, "text/event-stream; charset=utf-8", "no-store, no-transform", "no"],
    ]);
    expect(stream.headers["content-encoding"]).toBeUndefined();
    expect(stream.headers["set-cookie"]).toBeUndefined();
    site.streams.beat();
    await stream.until((text) => text.endsWith("\n\n:\n\n"));
  });

  it("is for whoever is signed in, from a page of ours, by GET", async () => {
    const { base } = await aStreamSite();
    const person = await aPerson();
    const token = await aSignIn(person.id);
    const expired = await aSignIn(person.id, new Date(Date.now() - 1));
    const statusOf = async (token: string | null, headers = {}) =>
      (await anEventStream(base, token, headers)).status;
    expect(await Promise.all([null, "of nobody", expired].map((each) => statusOf(each)))).toEqual([
      401, 401, 401,
    ]);
    expect(await statusOf(token, { "sec-fetch-site": "same-origin" })).toBe(200);
    for (const site of ["cross-site", "same-site", "none"])
      expect([site, await statusOf(token, { "sec-fetch-site": site })]).toEqual([site, 403]);
    const post = await fetch(`${base}/my/stream`, { method: "POST" });
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET"]);
  });

  it("tells a person of their own only", async () => {
    const site = await aStreamSite();
    const [one, other] = [await aReader(site.base), await aReader(site.base)];
    await site.settled();
    await aNotification(one.person.id);
    await site.settled();
    await one.stream.until((text) => text.includes('"unread":1'));
    site.streams.beat();
    await other.stream.until((text) => text.endsWith(":\n\n"));
    expect([unreadIn(one.stream), unreadIn(other.stream)]).toEqual([[0, 1], [0]]);
  });
});

describe("a sign-in that ends", () => {
  it("ends its stream with the next thing its person is told, which it does not hear; others stay", async () => {
    const site = await aStreamSite();
    const { person, token, stream } = await aReader(site.base);
    const other = await anEventStream(site.base, await aSignIn(person.id));
    await site.settled();
    await db.signInSession.deleteMany({ where: { tokenHash: hashToken(token) } });
    await aNotification(person.id);
    await stream.ended;
    await other.until((text) => text.includes('"unread":1'));
    expect(unreadIn(stream)).toEqual([0]);
    expect(stream.text().endsWith("event: over\ndata:\n\n")).toBe(true);
    expect(site.streams.size).toBe(1);
  });

  it("ends its stream within five heartbeats when nothing happens, found for all in one statement", async () => {
    const site = await aStreamSite();
    const readers = await Promise.all(Array.from({ length: 5 }, () => aReader(site.base)));
    await site.settled();
    const before = site.lookUps.length;
    await db.signInSession.updateMany({
      where: { tokenHash: { in: readers.slice(0, 2).map(({ token }) => hashToken(token)) } },
      data: { expiresAt: new Date() },
    });
    await db.person.update({ where: { id: readers[2]?.person.id }, data: { leftAt: new Date() } });
    for (let n = 0; n < 5; n++) site.streams.beat();
    await Promise.all(readers.slice(0, 3).map(({ stream }) => stream.ended));
    expect([site.streams.size, site.lookUps.length - before]).toEqual([2, 1]);
  });
});

describe("many changes", () => {
  it("of one person are one look-up for all their streams, and those that come meanwhile are one more", async () => {
    const site = await aStreamSite();
    const { person, stream, token } = await aReader(site.base);
    const second = await anEventStream(site.base, token);
    await site.settled();
    const before = site.lookUps.length;
    for (let n = 0; n < 50; n++) site.streams.changed([person.id]);
    await site.streams.settled();
    expect(site.lookUps.slice(before)).toEqual([[hashToken(token)], [hashToken(token)]]);
    await aNotification(person.id);
    await site.settled();
    await Promise.all([stream, second].map((each) => each.until((text) => text.includes('"unread":1'))));
  });

  it("of people who read elsewhere, or not at all, are no look-up", async () => {
    const site = await aStreamSite();
    await aReader(site.base);
    await site.settled();
    const before = site.lookUps.length;
    await aNotification((await aPerson()).id);
    await site.settled();
    expect(site.lookUps.length).toBe(before);
  });
});

describe("bounds", () => {
  it("a ninth stream of one person ends the oldest, and tells it not to come back", async () => {
    const site = await aStreamSite();
    const { token, stream } = await aReader(site.base);
    const more = [];
    for (let n = 0; n < 8; n++) more.push(await anEventStream(site.base, token));
    await stream.ended;
    expect(stream.text()).toContain("event: over\n");
    expect([site.streams.size, more.length]).toEqual([8, 8]);
  });

  it("a reader that takes nothing is given up, and nothing piles up", async () => {
    const site = await aStreamSite();
    const { stream, person } = await aReader(site.base);
    const awake = await anEventStream(site.base, await aSignIn(person.id));
    await site.settled();
    stream.stopReading();
    // As a year of heartbeats would: more than the kernel takes for itself.
    const [asleep] = site.answers;
    asleep?.write(":".repeat(16_000_000));
    site.streams.beat();
    expect([asleep?.destroyed, site.answers[1]?.destroyed]).toEqual([true, false]);
    await aNotification(person.id);
    await awake.until((text) => text.includes('"unread":1'));
    expect(site.streams.size).toBe(1);
  });
});

describe("faults", () => {
  it("a listening connection that was killed is found again, and every stream told what it missed", async () => {
    const site = await aStreamSite();
    const { person, stream } = await aReader(site.base);
    await site.settled();
    const psql = await aConnection();
    await psql.query(KILL);
    // In the same breath: nobody listens.
    await psql.query(
      `INSERT INTO "Notification" ("personId", kind, "dedupeKey") VALUES ($1, 'media_added', 'missed')`,
      [person.id],
    );
    await psql.end();
    await stream.until((text) => text.includes('"unread":1'));
    expect(unreadIn(stream)).toEqual([0, 1]);
  });

  it("two processes tell the browsers of both", async () => {
    const [one, two] = [await aStreamSite(), await aStreamSite()];
    const person = await aPerson();
    const token = await aSignIn(person.id);
    const streams = [await anEventStream(one.base, token), await anEventStream(two.base, token)];
    await Promise.all([one.settled(), two.settled()]);
    await aNotification(person.id);
    await Promise.all(streams.map((stream) => stream.until((text) => text.includes('"unread":1'))));
    expect([one.streams.size, two.streams.size]).toEqual([1, 1]);
  });

  it("a process that stops ends its streams, to be opened elsewhere", async () => {
    const site = await aStreamSite();
    const { stream } = await aReader(site.base);
    site.streams.stop();
    await stream.ended;
    expect([stream.text().includes("event: over"), site.streams.size]).toEqual([false, 0]);
  });
});

describe("200 streams", () => {
  it("need one listening connection, and leave nothing behind when they close", async () => {
    const site = await aStreamSite();
    const token = new Map<string, string>();
    const people = await Promise.all(Array.from({ length: 40 }, () => aPerson()));
    for (const { id } of people) token.set(id, await aSignIn(id));
    const connections = () => new Promise<number>((say) => site.server.getConnections((_, n) => say(n)));
    const streams = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const person = people[n % 40];
        return anEventStream(site.base, token.get(person?.id ?? "") ?? "");
      }),
    );
    await site.settled();
    expect([site.streams.size, await connections()]).toEqual([200, 200]);
    const [listening] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'lectern pages'`;
    expect(listening?.count).toBe(1);

    await db.notification.createMany({
      data: people.map(({ id }) => ({ personId: id, kind: "media_added", dedupeKey: `all ${id}` })),
    });
    await Promise.all(streams.map((stream) => stream.until((text) => text.includes('"unread":1'))));

    await Promise.all(streams.map((stream) => stream.close()));
    while ((await connections()) > 0 || site.streams.size > 0) await new Promise(setImmediate);
    const before = site.lookUps.length;
    site.streams.changed(people.map(({ id }) => id));
    expect(site.lookUps.length).toBe(before);
  }, 60_000);
});
