import { setTimeout as pause } from "node:timers/promises";
import type { Transporter } from "nodemailer";
import { db, transaction } from "@/lib/db";
import { type ClaimedMail, claimMails, giveBack, giveBackOfTheDead } from "@/lib/mail/claims";
import { type Choices, letter } from "@/lib/mail/letter";
import { isOfAddress, refuseAddress } from "@/lib/mail/refused-address";
import { type Failure, failureOf } from "@/lib/mail/smtp-answer";

/** Mails on their way at once in one worker: so many may go out twice when it is killed. */
export const LANES = 5;
/** Taken at once from the outbox. */
const CLAIMED = 50;

/** Minutes before the next try of a mail the server does not take now; then it is given up, after three days. */
const PAUSES = [0.2, 1, 5, 15, 60, 120, 240, 480, 720, 720, 720, 720, 720];
/** Seconds before a server that cannot be reached is asked again. */
const OUTAGES = [2, 5, 10, 20, 40, 60];

export type MailSender = {
  /** Sends everything that is due. While it does so already, it goes on for this call, too. */
  drain: (clock?: () => Date) => Promise<void>;
  /** Takes no further mail; a drain ends when those on their way are through. */
  stop: () => void;
};

type Means = {
  transport: Transporter;
  /** Whose presence lock proves that the claims live; held before the first drain. */
  workerId: string;
  choicesOf: (mail: Pick<ClaimedMail, "personId" | "kinds">) => Choices | null;
};

/**
 * Sends the outbox from this process. A mail is claimed, handed to the SMTP server, and noted as sent in one UPDATE
 * after its yes. Killed in between, and only there, it goes out twice, under the same Message-ID.
 */
export function mailSender({ transport, workerId, choicesOf }: Means): MailSender {
  let draining: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopping = false;
  let outages = 0;
  let askAgainAt = 0;

  async function drain(clock: () => Date): Promise<void> {
    do {
      isAskedAgain = false;
      const outage = await sendAllDue(clock);
      outages = outage ? outages + 1 : 0;
      if (!outage) continue;
      const seconds = OUTAGES[Math.min(outages, OUTAGES.length) - 1] ?? 0;
      askAgainAt = Date.now() + seconds * 1_000;
      console.error(`mail: no server takes it (${outage}); asked again in ${seconds} s`);
      return;
    } while (isAskedAgain && !isStopping);
  }

  /** Returns why it ended before all was sent: the server's words; null when nothing due is left. */
  async function sendAllDue(clock: () => Date): Promise<string | null> {
    let outage: string | null = null;
    let claimed: ClaimedMail[] = [];
    let claiming: Promise<void> | null = null;
    const claim = async () => {
      await giveBackOfTheDead(workerId);
      claimed = await claimMails(workerId, CLAIMED, clock());
    };
    const next = async () => {
      if (claimed.length === 0) await (claiming ??= claim().finally(() => (claiming = null)));
      return outage === null && !isStopping ? claimed.shift() : undefined;
    };
    const lane = async () => {
      for (let mail = await next(); mail; mail = await next()) {
        const failure = await hand(transport, letter(mail, choicesOf(mail), clock()));
        await insist(() => note(mail, failure, clock()));
        if (failure?.kind === "unreachable" || failure?.kind === "lost") outage ??= failure.words;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
    await giveBack(workerId);
    for (const { reason } of ended.filter((lane) => lane.status === "rejected")) throw reason;
    return outage;
  }

  return {
    async drain(clock = () => new Date()) {
      if (Date.now() < askAgainAt || isStopping) return;
      isAskedAgain = true;
      draining ??= drain(clock).finally(() => {
        draining = null;
      });
      await draining;
    },
    stop() {
      isStopping = true;
    },
  };
}

async function hand(transport: Transporter, mail: Parameters<Transporter["sendMail"]>[0]) {
  try {
    await transport.sendMail(mail);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** Notes what became of a mail in hand. */
async function note(mail: ClaimedMail, failure: Failure | null, now: Date): Promise<void> {
  if (failure === null) await noteSent(mail.id, now);
  else if (failure.kind === "unreachable")
    await db.mail.updateMany({ where: { id: mail.id, sentAt: null }, data: { claimedBy: null } });
  else if (failure.kind === "refused" || failure.kind === "failed") await noteFailed(mail, failure, now);
  else await noteTried(mail, failure, now);
}

/** A link to sign in or a right to claim a part, once mailed, stands in the mail alone. */
async function noteSent(id: string, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "Mail" SET "sentAt" = ${now}, "failedAt" = NULL, attempts = attempts + 1, "claimedBy" = NULL,
      "lastError" = NULL, text = CASE WHEN kinds = '{}' THEN '' ELSE text END
    WHERE id = ${id}::uuid`;
}

async function noteTried({ id, attempts }: ClaimedMail, { words }: Failure, now: Date): Promise<void> {
  const minutes = PAUSES[attempts];
  await db.mail.updateMany({
    where: { id, sentAt: null },
    data: {
      attempts: { increment: 1 },
      lastError: words,
      claimedBy: null,
      ...(minutes === undefined ? { failedAt: now } : { dueAt: new Date(now.getTime() + minutes * 60_000) }),
    },
  });
}

async function noteFailed(
  { id, recipient, conferenceId, kinds }: ClaimedMail,
  { kind, words }: Failure,
  now: Date,
): Promise<void> {
  const isOfAccount = conferenceId === null && kinds.length === 0;
  await transaction(async (tx) => {
    await tx.mail.updateMany({
      where: { id, sentAt: null },
      data: {
        ...{ attempts: { increment: 1 }, failedAt: now, lastError: words, claimedBy: null },
        // Nobody sends it again.
        ...(isOfAccount && { text: "" }),
      },
    });
    if (kind === "refused" && isOfAddress(words))
      await refuseAddress(tx, { address: recipient, reason: words, mailId: id }, now);
  });
}

/** A sent mail without its note would go out twice: a database that restarts is waited for, 10 s at most. */
async function insist<Value>(write: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 10) throw error;
      await pause(1_000);
    }
  }
}
