import { insertAll, updateAll } from "@/lib/bulk";
import type { Db } from "@/lib/db";
import type { ConferenceState, SessionState } from "@/lib/imports/conference-state";
import { changedFields, type Plan } from "@/lib/imports/plan";
import { presentationText } from "@/lib/imports/presentation-fields";
import { sessionText } from "@/lib/imports/session-fields";
import { writePlaces } from "@/lib/sessions/places";

type Writing = { tx: Db; state: ConferenceState; programmeId: string; now: Date };

/** Writes sessions made and changed, then who stands in them. */
export async function writeSessions(writing: Writing, plan: Plan): Promise<void> {
  const { tx, state, programmeId, now } = writing;
  const made = plan.sessions.filter(({ before }) => before === null);
  const changed = plan.sessions.filter(
    (one) => one.before !== null && changedFields(one, sessionText).length > 0,
  );
  await insertAll(
    tx,
    "ThemedSession",
    made.map(({ after }) => ({
      ...columnsOf(after),
      // Times come last: otherwise every place below would write its session's occupancy anew.
      startsAt: null,
      ...{ conferenceId: state.conference.id, programmeId, version: 1, createdAt: now },
    })),
  );
  await updateAll(
    tx,
    "ThemedSession",
    changed.map(({ after }) => ({ ...columnsOf(after), version: after.version + 1 })),
  );
  await writePlaces(tx, programmeId, ordersOf(plan, rowIdsOf(state, plan)));
  await updateAll(
    tx,
    "ThemedSession",
    made
      .filter(({ after }) => after.startsAt)
      .map(({ after: { rowId, startsAt } }) => ({ id: rowId, startsAt })),
  );
}

function columnsOf({
  id: publicId,
  rowId: id,
  slug,
  title,
  typeId,
  themeId,
  mode,
  minutes,
  roomId,
  startsAt,
  chair,
}: SessionState) {
  return {
    id,
    publicId,
    slug,
    title,
    typeId,
    themeId,
    mode,
    minutes,
    roomId,
    startsAt,
    chairId: chair?.id ?? null,
  };
}

/** Everybody in each session that a row joins, leaves or reorders, first to last. */
function ordersOf(plan: Plan, rowIds: ReadonlyMap<string, string>) {
  const text = presentationText.session;
  const moved = plan.presentations.filter(
    ({ before, after }) => (before ? text(before) : "") !== text(after),
  );
  const lines = new Map(plan.presentations.map(({ after, line }) => [after.id, line]));
  const affected = new Set(
    moved.flatMap(({ before, after }) =>
      [before?.place?.sessionId, after.place?.sessionId].filter((id) => id !== undefined),
    ),
  );
  const members = [...plan.allPresentations.values()].flatMap(({ id, place }) =>
    place && affected.has(place.sessionId)
      ? [{ ...place, presentationId: id, line: lines.get(id) ?? Infinity }]
      : [],
  );
  members.sort((a, b) => a.position - b.position || a.line - b.line);
  const orders = new Map<string, { presentationId: string; minutes: number }[]>();
  for (const id of affected) orders.set(rowOf(rowIds, id), []);
  for (const { sessionId, presentationId, minutes } of members)
    orders.get(rowOf(rowIds, sessionId))?.push({ presentationId, minutes });
  return orders;
}

/** The draft's row of each session that was there or is made. */
function rowIdsOf(state: ConferenceState, plan: Plan): Map<string, string> {
  const sessions = [...state.sessions.values(), ...plan.sessions.map(({ after }) => after)];
  return new Map(sessions.map(({ id, rowId }) => [id, rowId]));
}

function rowOf(rowIds: ReadonlyMap<string, string>, id: string): string {
  const rowId = rowIds.get(id);
  if (!rowId) throw new Error(`session ${id} has no row in the draft`);
  return rowId;
}
