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
  await writePlaces(tx, programmeId, ordersOf(plan));
  await updateAll(
    tx,
    "ThemedSession",
    made.filter(({ after }) => after.startsAt).map(({ after: { id, startsAt } }) => ({ id, startsAt })),
  );
}

function columnsOf({
  id,
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
  return { id, slug, title, typeId, themeId, mode, minutes, roomId, startsAt, chairId: chair?.id ?? null };
}

/** Everybody in each session that a row joins, leaves or reorders, first to last. */
function ordersOf(plan: Plan) {
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
  for (const id of affected) orders.set(id, []);
  for (const { sessionId, presentationId, minutes } of members)
    orders.get(sessionId)?.push({ presentationId, minutes });
  return orders;
}
