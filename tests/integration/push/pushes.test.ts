import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { Agent } from "node:https";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueue, type Jobs } from "@/lib/jobs/enqueue";
import { pushReminder } from "@/lib/push/jobs/push-reminder";
import { remindStarts } from "@/lib/push/jobs/remind-starts";
import { vapidSubject } from "@/lib/push/send-push";
import { aConference, aRoom, aType } from "@/tests/factories/conferences";
import { aPerson } from "@/tests/factories/people";
import { aPresentation } from "@/tests/factories/presentations";
import { aPushSubscription, browserKeys } from "@/tests/factories/push";
import { unique } from "@/tests/factories/sequence";
import { aPlace, aSession } from "@/tests/factories/sessions";
import { CERTIFICATE, opened, openPushService, vapidOf } from "@/tests/support/push-service";

const START = new Date("2027-06-11T05:00:00Z");
const NOW = new Date("2027-06-11T04:45:00Z");
const LATER = new Date("2027-06-11T04:50:00Z");

let service: Awaited<ReturnType<typeof openPushService>>;
beforeAll(async () => {
  service = await openPushService();
  env.PUSH_HOSTS = service.host;
});
afterAll(() => service.close());
beforeEach(() => {
  service.pushed.length = 0;
  service.answer = () => ({ status: 201 });
});

/** A browser of the person at our push service, with the keys it keeps. */
async function aBrowser(personId: string) {
  const { keys, p256dh, auth } = browserKeys();
  const endpoint = service.endpoint(`browser-${unique()}`);
  const subscription = await aPushSubscription(personId, { endpoint, p256dh, auth });
  return { ...subscription, keys };
}

/** Somebody with a browser who follows a session that starts soon, and the job that reminds them there. */
async function aReminder(startsAt = START, now = NOW) {
  const conference = await aConference({ name: "Tides of Trade" });
  const type = await aType(conference.id);
  const room = await aRoom(conference.id, { name: "Room B" });
  const session = await aSession(conference.id, {
    ...{ title: "Harbours & “Ropes”", typeId: type.id, roomId: room.id, startsAt },
  });
  await aPlace(session, (await aPresentation(conference.id, { typeId: type.id })).id);
  const person = await aPerson();
  const browser = await aBrowser(person.id);
  await db.follow.create({ data: { personId: person.id, sessionId: session.id } });
  await remindStarts(now);
  const jobs = async () =>
    (
      await db.$queryRaw<{ payload: Jobs["push_reminder"] }[]>`
        SELECT payload FROM graphile_worker._private_jobs j JOIN "Notification" n
          ON n.id::text = payload->>'notificationId' AND n."personId" = ${person.id}::uuid`
    ).map(({ payload }) => payload);
  const [job] = await jobs();
  if (!job) throw new Error("Nobody is reminded");
  return { conference, session, person, browser, job };
}

const send = (job: Jobs["push_reminder"], now = NOW) => pushReminder(service.agent, job, now);
const isThere = async ({ id }: { id: string }) => (await db.pushSubscription.count({ where: { id } })) === 1;
const mailsTo = (person: { id: string }) => db.mail.findMany({ where: { personId: person.id } });
const chooseMail = (person: { id: string }) =>
  db.notificationPreference.create({
    data: { personId: person.id, kind: "reminders", delivery: "at_once" },
  });

describe("a push", () => {
  it("is sealed for its browser, signed by us, urgent, and kept by the service until the start only", async () => {
    const { conference, session, browser, job } = await aReminder();
    await send(job, LATER);
    const [push] = service.pushed;
    if (!push) throw new Error("Nothing was pushed");
    expect(push.path).toBe(new URL(browser.endpoint).pathname);
    expect(push.headers).toMatchObject({
      ttl: "600",
      urgency: "high",
      topic: job.notificationId.replaceAll("-", ""),
      "content-encoding": "aes128gcm",
    });
    expect(push.body.includes("Harbours")).toBe(false);
    expect(opened(push.body, browser)).toEqual({
      id: job.notificationId,
      title: "Harbours & “Ropes”",
      place: "Room B, 14:00 (GMT+9)",
      startsAt: START.toISOString(),
      path: `/${conference.slug}/sessions/${session.slug}`,
    });
    const { key, claims } = vapidOf(push);
    expect(key).toBe(env.VAPID_PUBLIC_KEY);
    expect(claims).toMatchObject({ aud: `https://${service.host}`, sub: "mailto:lectern@localhost" });
    const hours = (Number(claims.exp) - Date.now() / 1000) / 3600;
    expect(hours > 0 && hours <= 24).toBe(true);
    expect((await db.pushSubscription.findUniqueOrThrow({ where: { id: browser.id } })).lastSentAt).toEqual(
      LATER,
    );
  });

  it("of a title without end is cut to what a push holds", async () => {
    const { session, browser, job } = await aReminder();
    await db.notification.updateMany({
      where: { id: job.notificationId },
      data: { details: { title: "字".repeat(5000), path: `/x/sessions/${session.slug}` } },
    });
    await send(job);
    const body = service.pushed[0]?.body ?? Buffer.alloc(0);
    expect(body.length).toBeLessThan(4096);
    expect((opened(body, browser) as { title: string }).title).toBe(`${"字".repeat(400)}…`);
  });

  it.each([404, 410])("that is answered with %i has the browser forgotten, and no other", async (status) => {
    const { person, browser, job } = await aReminder();
    const other = await aBrowser(person.id);
    await chooseMail(person);
    service.answer = () => ({ status });
    await send(job);
    expect([await isThere(browser), await isThere(other)]).toEqual([false, true]);
    // Their other browser shows it.
    expect(await mailsTo(person)).toEqual([]);
    await send(job);
    expect(service.pushed.length).toBe(1);
  });

  it("whose last browser is gone is mailed after all to who chose mail, once; to others not", async () => {
    service.answer = () => ({ status: 410 });
    const [mailed, silent] = [await aReminder(), await aReminder()];
    await chooseMail(mailed.person);
    await Promise.all([send(mailed.job, LATER), send(mailed.job, LATER), send(silent.job, LATER)]);
    expect((await mailsTo(mailed.person)).map(({ subject, text }) => ({ subject, text }))).toEqual([
      {
        subject: "In 10 minutes: “Harbours & “Ropes””",
        text: `In 10 minutes: “Harbours & “Ropes””, Room B, 14:00 (GMT+9).\n\nTides of Trade\n${env.ORIGIN}/${mailed.conference.slug}/sessions/${mailed.session.slug}\n`,
      },
    ]);
    expect(await mailsTo(silent.person)).toEqual([]);
  });

  it.each([500, 502, 503, 429, 408])(
    "that is answered with %i is tried again, and keeps the browser",
    async (status) => {
      const { browser, job } = await aReminder();
      service.answer = () => ({ status });
      // The whole address is the browser's secret: it stands in no error.
      await expect(send(job)).rejects.toThrow(`${service.host} answered ${status}`);
      expect(await isThere(browser)).toBe(true);
      service.answer = () => ({ status: 201 });
      await send(job, LATER);
      expect(service.pushed.length).toBe(2);
    },
  );

  it.each([301, 302, 303, 307, 308])("that is answered with %i follows nowhere", async (status) => {
    const { browser, job } = await aReminder();
    service.answer = () => ({ status, headers: { location: service.endpoint("elsewhere") } });
    await send(job);
    expect(service.pushed.map((push) => push.path)).toEqual([new URL(browser.endpoint).pathname]);
    expect(await isThere(browser)).toBe(true);
  });

  it.each([400, 401, 403, 413])(
    "that is answered with %i is not tried again, and mailed where chosen",
    async (status) => {
      const { person, browser, job } = await aReminder();
      await chooseMail(person);
      service.answer = () => ({ status });
      await send(job);
      expect([await isThere(browser), (await mailsTo(person)).length]).toEqual([true, 1]);
    },
  );

  it("is tried again when the service drops the line, or shows a certificate nobody vouches for", async () => {
    const { browser, job } = await aReminder();
    await expect(pushReminder(new Agent(), job, NOW)).rejects.toThrow(`${service.host} was not reached`);
    const away = await openPushService();
    away.close();
    await db.pushSubscription.update({ where: { id: browser.id }, data: { endpoint: away.endpoint("x") } });
    env.PUSH_HOSTS = `${service.host},${away.host}`;
    await expect(send(job)).rejects.toThrow(`${away.host} was not reached`);
    env.PUSH_HOSTS = service.host;
    expect(service.pushed).toEqual([]);
  });

  it("goes to no host that is not on the list any more", async () => {
    const { job } = await aReminder();
    env.PUSH_HOSTS = "";
    await send(job);
    env.PUSH_HOSTS = service.host;
    expect(service.pushed).toEqual([]);
  });

  it.each<[string, (reminder: Awaited<ReturnType<typeof aReminder>>) => Promise<unknown>]>([
    [
      "has moved",
      ({ session }) => db.themedSession.update({ where: { id: session.id }, data: { startsAt: LATER } }),
    ],
    [
      "is in no time any more",
      ({ session }) => db.themedSession.update({ where: { id: session.id }, data: { startsAt: null } }),
    ],
    ["is off the programme", ({ session }) => db.themedSession.delete({ where: { id: session.id } })],
    [
      "is on a browser where it was turned off",
      ({ browser }) => db.pushSubscription.delete({ where: { id: browser.id } }),
    ],
    [
      "is on a browser that is signed out",
      ({ browser }) => db.signInSession.delete({ where: { id: browser.signInId } }),
    ],
    [
      "is on a browser signed out by time",
      ({ browser }) => db.signInSession.update({ where: { id: browser.signInId }, data: { expiresAt: NOW } }),
    ],
    [
      "is on a browser that is somebody else's now",
      async ({ browser }) =>
        db.pushSubscription.update({ where: { id: browser.id }, data: { personId: (await aPerson()).id } }),
    ],
  ])("is not sent when what it speaks of %s", async (_, change) => {
    const reminder = await aReminder();
    await change(reminder);
    await send(reminder.job);
    expect(service.pushed).toEqual([]);
  });

  it("of a paper is not sent once it is withdrawn, or has begun", async () => {
    const { conference, person, job } = await aReminder();
    const paper = await db.presentation.findFirstOrThrow({ where: { conferenceId: conference.id } });
    const ofPaper = { ...job, subject: `presentation:${paper.id}` };
    await send(ofPaper, START);
    await db.presentation.update({ where: { id: paper.id }, data: { withdrawnAt: NOW } });
    await send(ofPaper);
    expect(service.pushed).toEqual([]);
    await db.presentation.update({ where: { id: paper.id }, data: { withdrawnAt: null } });
    await send(ofPaper);
    expect([service.pushed.length, await mailsTo(person)]).toEqual([1, []]);
  });
});

describe("who we are to a push service", () => {
  it("is our page where that is https, else the address our mail comes from", () => {
    const subject = (ORIGIN: string, MAIL_FROM: string) => vapidSubject({ ...env, ORIGIN, MAIL_FROM });
    expect(subject("https://lectern.example.org", "Lectern <l@example.org>")).toBe(
      "https://lectern.example.org",
    );
    expect(subject("http://localhost:3000", "Lectern <l@example.org>")).toBe("mailto:l@example.org");
    expect(subject("http://localhost:3000", "l@example.org")).toBe("mailto:l@example.org");
  });
});

describe("the worker", () => {
  it("reminds by push, tries again after a failure with a pause, and does it once", async () => {
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const { browser } = await aReminder(new Date(Date.now() + 600_000), new Date());
    const answers = [503, 201];
    let tried: () => void = () => {};
    const twice = new Promise<void>((resolve) => {
      tried = () => service.pushed.length === 2 && resolve();
    });
    service.answer = () => {
      tried();
      return { status: answers[service.pushed.length - 1] ?? 500 };
    };
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-push-"));
    const ca = path.join(folder, "ca.pem");
    fs.writeFileSync(ca, CERTIFICATE);
    const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
      env: {
        ...process.env,
        DATABASE_URL: env.DATABASE_URL,
        PUSH_HOSTS: service.host,
        NODE_EXTRA_CA_CERTS: ca,
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    await transaction((tx) => enqueue(tx, "remind_starts", {}));
    await twice;
    worker.kill("SIGTERM");
    const [code] = await once(worker, "exit");
    fs.rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(service.pushed.map((push) => push.path)).toEqual(
      Array(2).fill(new URL(browser.endpoint).pathname),
    );
    const { lastSentAt } = await db.pushSubscription.findUniqueOrThrow({ where: { id: browser.id } });
    expect(lastSentAt).not.toBeNull();
  }, 60_000);
});
