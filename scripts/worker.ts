import { randomUUID } from "node:crypto";
import { Agent } from "node:https";
import { setPriority } from "node:os";
import { env } from "@/lib/env";
import { announce } from "@/lib/jobs/announce";
import { startWorker, type Tasks } from "@/lib/jobs/worker";
import { askForDueMails } from "@/lib/mail/claims";
import { mailSender } from "@/lib/mail/send-mails";
import { smtpTransport } from "@/lib/mail/smtp";
import { openMedia } from "@/lib/media/jobs/open";
import { pictureMedia } from "@/lib/media/jobs/picture";
import { scanMedia } from "@/lib/media/jobs/scan";
import { sweepMedia, sweptInWords } from "@/lib/media/jobs/sweep";
import { sendDigests } from "@/lib/notifications/jobs/digest";
import { tellChanges } from "@/lib/notifications/jobs/tell-changes";
import { mailChoices } from "@/lib/notifications/mail-choices";
import { pushReminder } from "@/lib/push/jobs/push-reminder";
import { remindStarts } from "@/lib/push/jobs/remind-starts";
import { mediaClock } from "@/lib/requests/jobs/clock";

import { reactions } from "@/scripts/reactions";

// The worker process: takes jobs until it is told to stop. Exits with 1 when it cannot go on, to be started anew.

/** Jobs by the clock; times are UTC. */
const CLOCK = [
  "* * * * * remind_starts",
  "*/15 * * * * send_digests",
  "0 * * * * media_clock",
  "17 3 * * * sweep_media",
].join("\n");

// What is done later gives way to whoever reads a page now.
setPriority(10);

const transport = smtpTransport(env.SMTP_URL);
/** Many pushes go to few services: their connections are kept. */
const pushAgent = new Agent({ keepAlive: true });
const workerId = `mail-${randomUUID()}`;
const sender = mailSender({ transport, workerId, choicesOf: mailChoices });
const tasks: Tasks = {
  send_mails: () => sender.drain(),
  tell_changes: ({ conferenceId }, now) => tellChanges(conferenceId, now),
  send_digests: (_, now) => sendDigests(now),
  announce: ({ auditEventId }, now) => announce(reactions, auditEventId, now),
  picture_media: ({ mediaId }, now) => pictureMedia(mediaId, now),
  open_media: ({ mediaId }, now) => openMedia(mediaId, now),
  scan_media: ({ mediaId }, now) => scanMedia(mediaId, now),
  sweep_media: async (_, now) => console.log(`Media swept: ${sweptInWords(await sweepMedia(now))}`),
  media_clock: (_, now) => mediaClock(now),
  remind_starts: (_, now) => remindStarts(now),
  push_reminder: (reminder, now) => pushReminder(pushAgent, reminder, now),
};
const worker = await startWorker(env.DATABASE_URL, tasks, {
  clock: CLOCK,
  alsoPresent: [workerId],
  alsoLook: askForDueMails,
});
console.log("Worker is ready.");
process.send?.("ready");

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    sender.stop();
    void worker.stop();
  });

try {
  await worker.stopped;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  sender.stop();
  setTimeout(() => process.exit(1), 10_000).unref();
  await worker.stop();
}
transport.close();
process.exit();
