import { type Actor, personIdOf } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { clash } from "@/lib/follows/clashes";
import { findSubject } from "@/lib/follows/find-subject";
import { followOf } from "@/lib/follows/insert-follow";
import { type Attended, listAttended } from "@/lib/follows/queries/attended";
import type { Clash, FollowedSubject, Following } from "@/lib/follows/schema";
import { spanInWords, zoneInWords } from "@/lib/time/words";

/**
 * How the person stands to something everybody may see, and what else they are at meanwhile if they are there; null
 * when it is not public, or nobody is signed in.
 */
export async function getFollowing(actor: Actor, subject: FollowedSubject): Promise<Following | null> {
  const personId = personIdOf(actor);
  if (!personId) return null;
  const found = await findSubject(db, subject);
  if (!found?.isPublic) return null;
  const { kind, title, path } = found;
  const [follows, attended] = await Promise.all([
    db.follow.count({ where: { ...followOf(found), personId } }),
    kind === "presentation" || kind === "session" ? listAttended(personId) : [],
  ]);
  return { subject, title, path, follows: follows > 0, clashes: clashesOf(subject, attended) };
}

function clashesOf(subject: FollowedSubject, attended: Attended[]): Clash[] {
  const one = attended.find((each) => each.subject === subject);
  if (!one) return [];
  // Who is at a session is at its papers: it is named once, a paper of one's own by itself.
  const whole = new Set(
    attended.flatMap(({ subject, sessionId }) => (subject.startsWith("session:") ? [sessionId] : [])),
  );
  return attended
    .filter((other) => clash(one, other))
    .filter(
      ({ subject, as, sessionId }) =>
        subject.startsWith("session:") || as === "present" || !whole.has(sessionId),
    )
    .map(({ as, title, path, startsAt, minutes, timeZone, room }) => ({
      ...{ as, title, path, room },
      when:
        spanInWords(timeZone, startsAt, minutes) +
        (timeZone === one.timeZone ? "" : ` ${zoneInWords(timeZone, startsAt)}`),
    }));
}
