import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { mailIdIn } from "@/lib/mail/letter";
import { postMails } from "@/lib/mail/outbox";
import { LANES } from "@/lib/mail/send-mails";
import { openMailbox } from "@/tests/support/mailbox";

const MAILS = 1_000;
const KILLS = 50;
/** Mails received between two kills; with those that were on their way fifty times as many are fewer than all. */
const EVERY = 14;
/** Processes that are loaded and wait for their turn: starting one takes longer than sending. */
const RESERVE = 4;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

it("a worker killed with -9 fifty times while it sends a thousand mails loses none, and doubles only what was on its way", async () => {
  const received: string[] = [];
  let worker: Promise<ChildProcess> | null = null;
  let kills = 0;
  let sinceKill = 0;
  const mailbox = await openMailbox({
    async onData(stream, _session, done) {
      const mail = await text(stream).catch(() => null);
      // Killed in mid-sentence: the server has no mail then.
      if (mail === null) return done(new Error("It did not come whole"));
      received.push(idOf(mail));
      sinceKill += 1;
      const isLast = kills < KILLS && sinceKill >= EVERY && worker !== null;
      // In turns before the server's answer and after it.
      if (isLast && kills % 2 === 0) kill();
      done();
      if (isLast && kills % 2 === 1 && sinceKill >= EVERY) kill();
    },
  });
  const reserve = Array.from({ length: RESERVE }, () => loaded(mailbox.url));
  let next: Promise<void> = Promise.resolve();

  function kill() {
    const victim = worker;
    worker = null;
    kills += 1;
    next = (async () => {
      const child = await victim;
      const exit = child && once(child, "exit");
      child?.kill("SIGKILL");
      await exit;
      begin();
    })();
  }
  function begin() {
    sinceKill = 0;
    const child = reserve.shift() ?? loaded(mailbox.url);
    if (kills + reserve.length < KILLS) reserve.push(loaded(mailbox.url));
    worker = child.then((process) => {
      process.send("begin");
      return process;
    });
  }

  await transaction((tx) =>
    postMails(
      tx,
      Array.from({ length: MAILS }, (_, n) => ({
        ...{ to: `p${n}@example.org`, subject: `Mail ${n}`, text: "Moved.", dedupeKey: `killed:${n}` },
        kinds: ["changes"],
      })),
    ),
  );
  begin();
  await until(async () => (await db.mail.count({ where: { sentAt: null } })) === 0);
  await next;

  console.log(`${kills} kills: ${received.length - MAILS} of ${MAILS} mails came again`);
  expect(kills).toBe(KILLS);
  expect(new Set(received).size).toBe(MAILS);
  // At each kill so many are on their way at most.
  expect(received.length - MAILS).toBeLessThanOrEqual(KILLS * LANES);
  // The server waits for whoever is connected.
  for (const child of started) child.kill("SIGKILL");
  await mailbox.close();
}, 360_000);

async function loaded(smtpUrl: string): Promise<ChildProcess> {
  // Node itself, not a shell or the tsx command: the kill must hit the worker.
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/mail-process.ts"], {
    env: { ...process.env, DATABASE_URL: env.DATABASE_URL, SMTP_URL: smtpUrl },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  started.push(child);
  await once(child, "message");
  return child;
}

function idOf(mail: string): string {
  const [, messageId = ""] = /^Message-ID: *(\S+)/im.exec(mail) ?? [];
  return mailIdIn(messageId) ?? "";
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
