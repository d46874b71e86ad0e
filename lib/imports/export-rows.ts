import { columnsFor } from "@/lib/imports/columns";
import type { ConferenceState, PresentationState, SessionState } from "@/lib/imports/conference-state";
import { isUrl } from "@/lib/imports/conference-state";
import { writeCsv } from "@/lib/imports/csv";
import { instantText } from "@/lib/imports/presentation-fields";
import { nameOf } from "@/lib/imports/shown";
import { instantsOf, wallTimeOf } from "@/lib/time/zone";

type Cells = Record<string, string>;

/** The conference as the table an import reads: sessions by time, then presentations by title. */
export function exportCsv(state: ConferenceState, addresses: ReadonlyMap<string, string>): string {
  const presentations = [...state.presentations.values()].map((one) =>
    presentationCells(state, one, addresses),
  );
  const sessions = [...state.sessions.values()].map((one) => sessionCells(state, one, addresses));
  const most = Math.max(0, ...[...state.presentations.values()].map((one) => one.parts.length));
  return writeCsv(columnsFor(most), [
    ...sessions.sort(by("starts", "title", "id")),
    ...presentations.sort(by("title", "id")),
  ]);
}

function presentationCells(
  state: ConferenceState,
  one: PresentationState,
  addresses: ReadonlyMap<string, string>,
): Cells {
  const cells: Cells = {
    record: "presentation",
    id: idOf(state, one.id),
    url: one.url,
    slug: one.slug,
    old_slugs: [...one.oldSlugs].sort().join(" "),
    title: one.title,
    abstract: one.abstract,
    keywords: one.keywords.join(", "),
    type: nameOf(state.conference.types, one.typeId),
    theme: nameOf(state.conference.themes, one.themeId),
    mode: one.mode.replace("_", " "),
    submitted: instantText(one.submittedAt),
    accepted: instantText(one.acceptedAt),
    declined: instantText(one.declinedAt),
    withdrawn: instantText(one.withdrawnAt),
    withdrawn_reason: one.withdrawnReason,
    session: one.place ? idOf(state, one.place.sessionId) : "",
    position: one.place ? String(one.place.position) : "",
    minutes: one.place ? String(one.place.minutes) : "",
  };
  one.parts.forEach((part, index) => {
    const at = `presenter_${index + 1}`;
    cells[at] = part.name;
    cells[`${at}_address`] = addresses.get(part.personId) ?? "";
    cells[`${at}_id`] = idOf(state, part.personId);
    cells[`${at}_affiliation`] = part.affiliation;
    cells[`${at}_orcid`] = part.orcid;
    cells[`${at}_biography`] = part.biography;
  });
  return cells;
}

function sessionCells(
  state: ConferenceState,
  one: SessionState,
  addresses: ReadonlyMap<string, string>,
): Cells {
  const { types, themes, rooms, timeZone } = state.conference;
  return {
    record: "session",
    id: idOf(state, one.id),
    slug: one.slug,
    old_slugs: [...one.oldSlugs].sort().join(" "),
    title: one.title,
    type: nameOf(types, one.typeId),
    theme: nameOf(themes, one.themeId),
    mode: one.mode.replace("_", " "),
    minutes: String(one.minutes),
    room: nameOf(rooms, one.roomId),
    starts: startsText(timeZone, one.startsAt),
    chair: one.chair?.name ?? "",
    chair_address: one.chair ? (addresses.get(one.chair.id) ?? "") : "",
    chair_id: one.chair ? idOf(state, one.chair.id) : "",
  };
}

/** The id it had elsewhere, the first one; else ours. */
function idOf(state: ConferenceState, id: string): string {
  return state.externals.bySubject.get(id)?.find((externalId) => !isUrl(externalId)) ?? id;
}

/** On the conference's clock; as an instant where that clock shows the time twice, or between two minutes. */
function startsText(timeZone: string, startsAt: Date | null): string {
  if (!startsAt) return "";
  const wall = wallTimeOf(timeZone, startsAt);
  const [only, second] = instantsOf(timeZone, wall);
  if (second || only?.getTime() !== startsAt.getTime())
    return startsAt.toISOString().replace(/:\d\d\.\d{3}Z$/, "Z");
  return `${wall.day} ${wall.time}`;
}

/** In the order of characters' codes: the same on every machine. */
function by(...columns: string[]) {
  return (a: Cells, b: Cells): number => {
    for (const column of columns) {
      const [one = "", other = ""] = [a[column], b[column]];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };
}
