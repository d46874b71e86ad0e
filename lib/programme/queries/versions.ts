import type { Actor } from "@/lib/auth/actor";
import { listBlockingPublication } from "@/lib/conflicts/blocking";
import { conflictInWords } from "@/lib/conflicts/words";
import { type Db, snapshot } from "@/lib/db";
import { breakInWords, changeInWords } from "@/lib/programme/change-words";
import { changesBetween, type ProgrammeChanges } from "@/lib/programme/changes";
import { canPublish } from "@/lib/programme/policy";
import { namesFor } from "@/lib/programme/queries/names";
import { type ProgrammeState, readState } from "@/lib/programme/state";
import type { ListedChanges, VersionRow } from "@/lib/programme/view";
import { whenTold } from "@/lib/programme/when-told";

type Conference = { id: string; slug: string; name: string; timeZone: string; quietMinutes: number };

/** The draft compared with what is published, and every version; null to everybody but organisers. */
export async function getPublishing(actor: Actor, slug: string) {
  return snapshot(async (tx) => {
    const conference = await findConference(tx, actor, slug);
    if (!conference) return null;
    const { draft, published } = await readBoth(tx, conference.id);
    const versions = await listVersions(tx, conference.id);
    const [latest, before] = versions;
    return {
      conference,
      revision: draft.revision,
      changes: await listChanges(tx, conference, published, draft.state),
      /** A sentence for each conflict that keeps it from being published. */
      blocking: (await listBlocking(tx, draft.id, changesBetween(published, draft.state))).map((conflict) =>
        conflictInWords(conflict, conference.timeZone),
      ),
      versions,
      /** The latest, which can be taken back; `toldAt`: when those concerned are told, null: nobody is. */
      latest: latest &&
        before && { number: latest.number, toldAt: await whenLatestIsTold(tx, conference, latest.number) },
    };
  });
}

/**
 * How many sessions of the draft, its breaks counted as one, differ from what is published, and how many conflicts keep
 * them from being published; null as above.
 */
export async function countUnpublished(actor: Actor, slug: string) {
  return snapshot(async (tx) => {
    const conference = await findConference(tx, actor, slug);
    if (!conference) return null;
    const { draft, published } = await readBoth(tx, conference.id);
    const changes = changesBetween(published, draft.state);
    const blocking = await listBlocking(tx, draft.id, changes);
    return { unpublished: changes.sessions.length + (changes.breaks ? 1 : 0), blocking: blocking.length };
  });
}

/**
 * A version as it was, and what has changed from it to another state; null: not there, or not for the actor.
 * `against`: "draft", "published", or another version's number.
 */
export async function getVersion(actor: Actor, slug: string, number: number, against: string) {
  return snapshot(async (tx) => {
    const conference = await findConference(tx, actor, slug);
    if (!conference) return null;
    const versions = await listVersions(tx, conference.id);
    const version = versions.find((one) => one.number === number);
    const state = version && (await readVersion(tx, conference.id, number));
    if (!version || !state) return null;
    const { draft, published } = await readBoth(tx, conference.id);
    const others: Record<string, ProgrammeState> = { draft: draft.state, published };
    const other = others[against] ?? (await readVersion(tx, conference.id, Number(against)));
    return {
      conference,
      version,
      versions,
      revision: draft.revision,
      sessions: Object.values(state.sessions),
      breaks: state.breaks.map((one) => breakInWords(one, conference.timeZone)),
      names: await namesFor(tx, conference, Object.values(state.sessions)),
      changes: other ? await listChanges(tx, conference, state, other) : null,
    };
  });
}

/** Of what changes only, as publishing asks: what is published already does not keep the rest from being so. */
async function listBlocking(tx: Db, draftId: string, { sessions }: ProgrammeChanges) {
  const changed = await tx.themedSession.findMany({
    where: { programmeId: draftId, publicId: { in: sessions.map(({ id }) => id) } },
    select: { id: true },
  });
  return listBlockingPublication(
    tx,
    draftId,
    changed.map(({ id }) => id),
  );
}

async function findConference(tx: Db, actor: Actor, slug: string): Promise<Conference | null> {
  const found = await tx.conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, timeZone: true, quietMinutes: true },
  });
  return found && canPublish(actor, found.id) ? found : null;
}

async function readBoth(tx: Db, conferenceId: string) {
  const programmes = await tx.programme.findMany({ where: { conferenceId } });
  const draft = programmes.find(({ publishedAt }) => publishedAt === null);
  const published = programmes.find(({ publishedAt }) => publishedAt !== null);
  if (!draft) throw new Error(`conference ${conferenceId} has no draft`);
  return {
    draft: { id: draft.id, revision: draft.revision, state: await readState(tx, draft.id) },
    published: published ? await readState(tx, published.id) : { sessions: {}, breaks: [] },
  };
}

async function listChanges(
  tx: Db,
  conference: Conference,
  from: ProgrammeState,
  to: ProgrammeState,
): Promise<ListedChanges> {
  const { sessions, breaks } = changesBetween(from, to);
  const names = await namesFor(
    tx,
    conference,
    sessions.flatMap(({ was, is }) => [was, is].filter((one) => one !== null)),
  );
  return {
    sessions: sessions.map((change) => changeInWords(change, names)),
    breaks: breaks ? to.breaks.map((one) => breakInWords(one, conference.timeZone)) : null,
  };
}

/** Newest first. The states stay where they are: only their sessions are counted. */
function listVersions(tx: Db, conferenceId: string): Promise<VersionRow[]> {
  return tx.$queryRaw<VersionRow[]>`
    SELECT v.number, v."publishedAt", person.name AS by,
      (SELECT count(*)::int FROM jsonb_object_keys(v.state -> 'sessions')) AS sessions
    FROM "ProgrammeVersion" v LEFT JOIN "Person" person ON person.id = v."publishedById"
    WHERE v."conferenceId" = ${conferenceId}::uuid ORDER BY v.number DESC`;
}

async function readVersion(tx: Db, conferenceId: string, number: number): Promise<ProgrammeState | null> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const where = { conferenceId_number: { conferenceId, number } };
  const version = await tx.programmeVersion.findUnique({ where, select: { state: true } });
  return (version?.state ?? null) as ProgrammeState | null;
}

/**
 * When those concerned are told of the latest version; null: nobody is, also of one that was taken back before anybody
 * heard of what it took back.
 */
async function whenLatestIsTold(tx: Db, { id: conferenceId, quietMinutes }: Conference, number: number) {
  const told = await whenTold(tx, { conferenceId, number }, quietMinutes);
  if (!told?.isTakenBack) return told?.at ?? null;
  const first = await whenTold(tx, { conferenceId, number: number - 1 }, quietMinutes);
  const wasUnheard = first?.isTakenBack === false && (first.at === null || first.at > told.madeAt);
  return wasUnheard ? null : told.at;
}
