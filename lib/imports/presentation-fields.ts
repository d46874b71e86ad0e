import { randomUUID } from "node:crypto";
import type { PartState, PresentationState } from "@/lib/imports/conference-state";
import type { People } from "@/lib/imports/people";
import type { Moment, PresentationValues, PresenterCells } from "@/lib/imports/row";

export type PresentationField = keyof PresentationValues;

/** What values of a file are read with. */
export type Setting = {
  now: Date;
  people: People;
  /** Endings of presenter columns that the file has: "_affiliation"… Without one, what stands here stays. */
  presenterColumns: ReadonlySet<string>;
  /** Our id of a session by the file's. */
  sessionId: (id: string) => string;
  /** Usual length of a presentation of a type. */
  minutesOf: (typeId: string) => number;
};

/** The value of a field as text, to tell whether two are the same and to keep what an import wrote. */
export const presentationText: Record<PresentationField, (one: PresentationState) => string> = {
  title: (one) => one.title,
  abstract: (one) => one.abstract,
  keywords: (one) => one.keywords.join(", "),
  type: (one) => one.typeId,
  theme: (one) => one.themeId,
  mode: (one) => one.mode,
  submitted: (one) => instantText(one.submittedAt),
  accepted: (one) => instantText(one.acceptedAt),
  declined: (one) => instantText(one.declinedAt),
  withdrawn: (one) => instantText(one.withdrawnAt),
  withdrawn_reason: (one) => one.withdrawnReason,
  slug: (one) => one.slug,
  old_slugs: (one) => [...one.oldSlugs].sort().join(" "),
  url: (one) => one.url,
  session: ({ place }) => (place ? [place.sessionId, place.position, place.minutes].join(" ") : ""),
  presenters: ({ parts }) =>
    JSON.stringify(
      parts.map((part) => [part.personId, part.name, part.affiliation, part.orcid, part.biography]),
    ),
};

/** The presentation with one field set as the file says. */
export const setPresentation: {
  [Field in PresentationField]: (
    one: PresentationState,
    value: PresentationValues[Field],
    setting: Setting,
  ) => PresentationState;
} = {
  title: (one, title) => ({ ...one, title }),
  abstract: (one, abstract) => ({ ...one, abstract }),
  keywords: (one, keywords) => ({ ...one, keywords }),
  type: (one, typeId) => ({ ...one, typeId }),
  theme: (one, themeId) => ({ ...one, themeId }),
  mode: (one, mode) => ({ ...one, mode }),
  submitted: (one, moment, { now }) => ({ ...one, submittedAt: instantOf(moment, one.submittedAt, now) }),
  accepted: (one, moment, { now }) => ({ ...one, acceptedAt: instantOf(moment, one.acceptedAt, now) }),
  declined: (one, moment, { now }) => ({ ...one, declinedAt: instantOf(moment, one.declinedAt, now) }),
  withdrawn: (one, moment, { now }) => ({ ...one, withdrawnAt: instantOf(moment, one.withdrawnAt, now) }),
  withdrawn_reason: (one, withdrawnReason) => ({ ...one, withdrawnReason }),
  slug: (one, slug) => ({ ...one, slug }),
  old_slugs: (one, slugs) => ({
    ...one,
    oldSlugs: [...new Set([...one.oldSlugs, ...slugs])].filter((slug) => slug !== one.slug),
  }),
  url: (one, url) => ({ ...one, url: url || one.url }),
  session: setPlace,
  presenters: (one, cells, setting) => ({ ...one, parts: partsOf(one.parts, cells, setting) }),
};

function setPlace(
  one: PresentationState,
  wanted: PresentationValues["session"],
  setting: Setting,
): PresentationState {
  if (!wanted) return { ...one, place: null };
  const sessionId = setting.sessionId(wanted.id);
  const here = one.place?.sessionId === sessionId ? one.place : null;
  return {
    ...one,
    place: {
      sessionId,
      position: wanted.position ?? here?.position ?? Number.MAX_SAFE_INTEGER,
      minutes: wanted.minutes ?? here?.minutes ?? setting.minutesOf(one.typeId),
    },
  };
}

/**
 * The parts in the file's order. Who is named without address and id stays the person of the part of that name in
 * this presentation, if there is one: the part is the same, nobody is looked up by name.
 */
function partsOf(
  parts: readonly PartState[],
  cells: readonly PresenterCells[],
  setting: Setting,
): PartState[] {
  const left = [...parts];
  return cells.map((named) => {
    const isNamed = Boolean(named.address || named.id);
    const personId = isNamed ? setting.people.find(named).id : null;
    const at = left.findIndex((part) => (personId ? part.personId === personId : part.name === named.name));
    const [here] = at < 0 ? [] : left.splice(at, 1);
    const own = (column: string, value: string, before: string | undefined) =>
      setting.presenterColumns.has(column) ? value : (before ?? "");
    return {
      id: here?.id ?? randomUUID(),
      personId: personId ?? here?.personId ?? setting.people.find(named).id,
      name: named.name,
      affiliation: own("_affiliation", named.affiliation, here?.affiliation),
      orcid: own("_orcid", named.orcid, here?.orcid),
      biography: own("_biography", named.biography, here?.biography),
      version: here?.version ?? 1,
    };
  });
}

/** "yes" keeps the instant that is there. */
function instantOf(moment: Moment, here: Date | null, now: Date): Date | null {
  return moment === "yes" ? (here ?? now) : moment;
}

/** To the millisecond, which is what we keep and show. */
export function instantText(instant: Date | null): string {
  return instant ? instant.toISOString().replace(".000Z", "Z") : "";
}
