import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createSession } from "@/lib/sessions/commands/create-session";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { dissolveSession } from "@/lib/sessions/commands/dissolve-session";
import { mergeSessions } from "@/lib/sessions/commands/merge-sessions";
import { orderSession } from "@/lib/sessions/commands/order-session";
import { renameSession } from "@/lib/sessions/commands/rename-session";
import { splitSession } from "@/lib/sessions/commands/split-session";
import { undo } from "@/lib/sessions/commands/undo";
import { CreateSessionInput } from "@/lib/sessions/schema";
import { takeProgramme } from "@/lib/sessions/snapshot";
import { aDesk, assign, seen, unassign } from "@/tests/factories/desk";
import { anOrganiser } from "@/tests/factories/people";
import { theDraft } from "@/tests/factories/sessions";

// A board of few papers and sessions, so that actions meet. Sequences are made by fast-check from one seed, each from
// what the one before has left: a board of its own would cost more than what is done on it.

const SEED = 20_270_612;
const TITLES = ["Coasts", "Islands", "Rivers"];

type Answer = { ok: true; value: { eventId: string } } | { ok: false; reason: string };
/** One press: each number picks one of what there is then. */
type Press = { verb: (typeof VERBS)[number]; by: number; x: number; y: number; z: number };
const VERBS = [
  ...["move", "move", "move", "unassign", "order", "rename", "split", "merge", "make", "delete", "dissolve"],
  ...["undo", "undo", "redo"],
] as const;
const presses = (people: number, length: number) =>
  fc.array(
    fc.record({
      verb: fc.constantFrom(...VERBS),
      by: fc.nat(people - 1),
      ...{ x: fc.nat(60), y: fc.nat(60), z: fc.nat(60) },
    }),
    { minLength: length, maxLength: length },
  );

type Board = Awaited<ReturnType<typeof aBoard>>;

async function aBoard(people: number) {
  const desk = await aDesk();
  const actors: Actor[] = [desk.organiser];
  while (actors.length < people) actors.push(await anOrganiser(desk.conference.id));
  const sessions = await Promise.all(
    TITLES.map((title) => desk.session({ title, slug: title.toLowerCase() })),
  );
  const papers = await Promise.all(Array.from({ length: 9 }, () => desk.paper()));
  for (const [at, { id }] of sessions.entries())
    await assign(
      desk.organiser,
      id,
      papers.slice(at * 2, at * 2 + 2).map((paper) => paper.id),
    );
  // Each person's own actions of this visit, as their browser keeps them.
  const stacks = actors.map(() => ({ undo: [] as string[], redo: [] as string[] }));
  const draftId = (await theDraft(desk.conference.id)).id;
  return { desk, actors, stacks, draftId, papers: papers.map(({ id }) => id) };
}

/** By address: ids are others in each run, and the same seed is to pick the same session. */
async function stateOf({ draftId }: Board) {
  const sessions = Object.entries(await takeProgramme(db, draftId));
  return sessions.sort(([, a], [, b]) => (a.slug < b.slug ? -1 : 1));
}

const once = (verb: string, at: number, all: readonly string[]) => all.indexOf(verb) === at;

/** The draft with what people see of it: versions only count. */
const asSeen = async (board: Board) =>
  (await stateOf(board)).map(([id, session]) => [id, { ...session, version: 0 }]);

async function press(board: Board, { verb, by, x, y, z }: Press): Promise<Answer | null> {
  const { desk, actors, stacks, papers } = board;
  const actor = actors[by] as Actor;
  const own = stacks[by] as { undo: string[]; redo: string[] };
  const { id: conferenceId } = desk.conference;
  if (verb === "undo" || verb === "redo") {
    const eventId = own[verb].at(-1);
    if (!eventId) return null;
    const answer = await undo(actor, { conferenceId, eventId });
    own[verb].pop();
    if (answer.ok) own[verb === "undo" ? "redo" : "undo"].push(answer.value.eventId);
    return answer;
  }
  const sessions = await stateOf(board);
  const answer = await act(board, actor, verb, { sessions, x, y, z, papers });
  if (answer?.ok) {
    own.undo.push(answer.value.eventId);
    own.redo.length = 0;
  }
  return answer;
}

type Ground = Pick<Press, "x" | "y" | "z"> & {
  sessions: Awaited<ReturnType<typeof stateOf>>;
  papers: string[];
};

async function act(
  { desk }: Board,
  actor: Actor,
  verb: Press["verb"],
  { sessions, x, y, z, papers }: Ground,
): Promise<Answer | null> {
  const { id: conferenceId } = desk.conference;
  const some = [...new Set([x, y, z].map((n) => papers[n % papers.length] as string))];
  const title = TITLES[z % TITLES.length] as string;
  const fields = { conferenceId, title, typeId: desk.type.id, minutes: 75 + 25 * (z % 2) };
  const make = async (held: string[]) =>
    createSession(actor, CreateSessionInput.parse({ ...fields, papers: await seen(held) }));
  if (verb === "make") return make(some.slice(0, z % 3));
  if (verb === "unassign") return unassign(actor, conferenceId, some);
  const one = sessions[x % Math.max(1, sessions.length)];
  const other = sessions[y % Math.max(1, sessions.length)];
  if (!one || !other) return make([]);
  const [sessionId, { version }] = one;
  const held = one[1].papers.map((paper) => paper.presentationId);
  switch (verb) {
    case "move":
      return assign(actor, sessionId, some.slice(0, 1 + (z % 3)), held[y % (held.length + 1)] ?? null);
    case "order":
      return orderSession(actor, { sessionId, ids: [...held.slice(y % 4), ...held.slice(0, y % 4)] });
    case "rename":
      return renameSession(actor, { sessionId, version, title });
    case "split":
      return held.length < 2
        ? null
        : splitSession(actor, { sessionId, ids: held.slice(1 + (z % (held.length - 1))), title });
    case "merge":
      return sessionId === other[0] ? null : mergeSessions(actor, { fromId: sessionId, intoId: other[0] });
    case "delete":
      return deleteSession(actor, { sessionId, version });
    default:
      return dissolveSession(actor, { sessionId, version, moves: held.map((id) => ({ id, to: other[0] })) });
  }
}

/** What must hold of every draft, whatever was done. */
async function expectSound({ draftId }: Board): Promise<void> {
  const places = await db.place.findMany({ where: { programmeId: draftId }, orderBy: { position: "asc" } });
  const sessions = await db.themedSession.findMany({
    where: { programmeId: draftId },
    include: { type: true },
  });
  expect(new Set(places.map((place) => place.presentationId)).size).toBe(places.length);
  for (const { id, title, minutes, type } of sessions) {
    const held = places.filter((place) => place.sessionId === id);
    expect(held.map((place) => place.position)).toEqual(held.map((_, at) => at));
    expect(held.length).toBeLessThanOrEqual(type.sessionCapacity);
    expect(held.length * 25).toBeLessThanOrEqual(minutes);
    expect(TITLES).toContain(title);
  }
  expect(new Set(sessions.map((session) => session.slug)).size).toBe(sessions.length);
}

it("any actions of one person keep every invariant, and undoing all of them leads back, redoing all forth", {
  timeout: 60_000,
}, async () => {
  const tally = new Map<string, number>();
  const board = await aBoard(1);
  await fc.assert(
    fc.asyncProperty(presses(1, 12), async (all) => {
      board.stacks = [{ undo: [], redo: [] }];
      const start = await asSeen(board);
      for (const one of all) {
        const answer = await press(board, one);
        if (answer?.ok) tally.set(one.verb, (tally.get(one.verb) ?? 0) + 1);
        await expectSound(board);
      }
      const end = await asSeen(board);
      const [own] = board.stacks;
      const count = own?.undo.length ?? 0;
      for (let n = 0; n < count; n++) {
        expect(await press(board, { verb: "undo", by: 0, x: 0, y: 0, z: 0 })).toMatchObject({ ok: true });
        await expectSound(board);
      }
      expect(await asSeen(board)).toEqual(start);
      for (let n = 0; n < count; n++)
        expect(await press(board, { verb: "redo", by: 0, x: 0, y: 0, z: 0 })).toMatchObject({ ok: true });
      expect(await asSeen(board)).toEqual(end);
    }),
    { seed: SEED, numRuns: 4, endOnFailure: true },
  );
  // Not true because nothing happened: each verb was done, redo at the latest in the end.
  expect([...tally.keys(), "redo"].filter(once).sort()).toEqual(VERBS.filter(once).sort());
});

it("of two people's actions an undo restores what it touched or is refused by what another changed since", {
  timeout: 60_000,
}, async () => {
  let [done, refused] = [0, 0];
  const board = await aBoard(2);
  await fc.assert(
    fc.asyncProperty(presses(2, 16), async (all) => {
      for (const one of all) {
        const before = await asSeen(board);
        const answer = await press(board, one);
        await expectSound(board);
        if (answer && !answer.ok) expect(await asSeen(board)).toEqual(before);
        if (one.verb !== "undo" && one.verb !== "redo") continue;
        if (answer?.ok) done++;
        else if (answer) {
          refused++;
          expect(answer).toMatchObject({
            reason: "changed_since",
            facts: {
              who: expect.stringMatching(/./),
              what: expect.stringMatching(/./),
              at: expect.stringMatching(/^\d\d:\d\d$/),
            },
          });
        }
      }
    }),
    { seed: SEED, numRuns: 4, endOnFailure: true },
  );
  expect([done > 0, refused > 0]).toEqual([true, true]);
});
