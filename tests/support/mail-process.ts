import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { env } from "@/lib/env";
import { startWorker, type Tasks } from "@/lib/jobs/worker";
import { askForDueMails } from "@/lib/mail/claims";
import { mailSender } from "@/lib/mail/send-mails";
import { smtpTransport } from "@/lib/mail/smtp";
import { mailChoices } from "@/lib/notifications/mail-choices";

// The worker's part that sends mail, as `scripts/worker.ts` has it, without what takes long to load. It waits until it
// is told to begin, so that a test can have some in reserve.

const workerId = `mail-${randomUUID()}`;
const sender = mailSender({ transport: smtpTransport(env.SMTP_URL), workerId, choicesOf: mailChoices });
process.send?.("loaded");
await once(process, "message");
// Only this job is asked for.
const tasks = { send_mails: () => sender.drain() } as unknown as Tasks;
await startWorker(env.DATABASE_URL, tasks, { alsoPresent: [workerId], alsoLook: askForDueMails });
