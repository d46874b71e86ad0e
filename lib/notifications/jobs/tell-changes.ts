import { type Db, transaction } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { waitingIn } from "@/lib/notifications/jobs/due";
import { spread } from "@/lib/notifications/jobs/spread";
import { readState, type State } from "@/lib/notifications/jobs/state";
import { tellDue } from "@/lib/notifications/jobs/told";
import { netOf, urgencyOf } from "@/lib/notifications/net";
import { stepsOf } from "@/lib/notifications/spread-steps";

/** First key of the advisory locks that let one fan-out a conference run at a time; the second is the conference. */
const TELLING = 7265311;

/**
 * Tells everybody concerned what came to rest in a conference: the difference between what each knew and what is now.
 *
 * Events wait unspread until somebody could be due, so that twenty drags write each follower's row once. May run
 * twice and by several workers: one at a time, and what it told waits no longer. Comes back by itself at the instant
 * the next thing comes to rest.
 */
export async function tellChanges(conferenceId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TELLING}::int, hashtext(${conferenceId}))`;
    // What waits grows from nothing to thousands within a transaction, which statistics do not know: planned for one
    // row, joins run in nested loops for minutes.
    await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
    const state = await readState(conferenceId, now);
    if (!state) return;
    const nextAt = await tellWaiting(tx, state, now);
    // A key of its own: an event that commits meanwhile wants the job at once, and must not be put off.
    if (nextAt)
      await enqueue(
        tx,
        "tell_changes",
        { conferenceId },
        { key: `tell_changes:${conferenceId}:rest`, runAt: nextAt },
      );
  });
}

/** Returns when to look again; null when nobody waits for anything. */
async function tellWaiting(tx: Db, state: State, now: Date): Promise<Date | null> {
  const { conference, unspread, facts } = state;
  let waiting = await waitingIn(tx, conference, facts, now);
  if (unspread.length > 0) {
    const restAt = firstRestOf(state, now);
    if (waiting.due === 0 && restAt > now) return earlier(restAt, waiting.nextAt);
    // All of them: the facts are those after the last, whoever is told now is told of all.
    await spread(tx, conference.id, unspread, now);
    waiting = await waitingIn(tx, conference, facts, now);
  }
  if (waiting.due > 0) await tellDue(tx, state, waiting, now);
  await forgetNothing(tx, conference.id, waiting.nothing);
  return waiting.nextAt;
}

/** When somebody is due of what is not spread yet, at the earliest. */
function firstRestOf({ conference, unspread, facts }: State, now: Date): Date {
  const isUrgent = stepsOf(unspread).some(({ subject, before }) => {
    const net = netOf(subject, before, facts);
    return net && urgencyOf(net, now) !== "at_rest";
  });
  if (isUrgent) return now;
  const first = Math.min(...unspread.map(({ at }) => at.getTime()));
  return new Date(first + conference.quietMinutes * 60_000);
}

/** Moved and moved back: what people wait for is what is, and they never hear of it. */
async function forgetNothing(tx: Db, conferenceId: string, nothing: { subject: string; before: object }[]) {
  if (nothing.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "PendingNotice" n USING jsonb_to_recordset(${JSON.stringify(nothing.map(({ subject, before }) => ({ subject, before })))}::jsonb)
      AS content(subject text, before jsonb)
    WHERE n."conferenceId" = ${conferenceId}::uuid AND n.subject = content.subject AND n.before = content.before`;
}

function earlier(a: Date, b: Date | null): Date {
  return b && b < a ? b : a;
}
