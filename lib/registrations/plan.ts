import type { Known, KnownRegistration } from "@/lib/registrations/known";
import type { PlannedRegistration, RegistrationRow, RegistrationsPreview } from "@/lib/registrations/schema";

type Values = Omit<KnownRegistration, "id" | "sourceId">;

export type RegistrationsPlan = {
  preview: RegistrationsPreview;
  /** What is written: `id` null makes a row. */
  writes: (Values & { id: string | null; sourceId: string })[];
};

/**
 * What rows of a file make of the registrations that stand. What a row does not say stays; the first row of an id
 * counts. Rows that name nobody and nothing known are refused in words, and nothing of them is written.
 */
export function planRegistrations(
  rows: readonly RegistrationRow[],
  known: Known,
  now: Date,
): RegistrationsPlan {
  const plan: RegistrationsPlan = {
    preview: { created: [], changed: [], unchanged: 0, refused: [] },
    writes: [],
  };
  const first = new Map<string, number>();
  for (const row of rows) {
    const { line, sourceId } = row;
    const before = first.get(sourceId);
    const sentences = before === undefined ? [] : [`The same id stands in line ${before}.`];
    first.set(sourceId, before ?? line);
    const stands = known.registrations.get(sourceId) ?? null;
    const values = sentences.length === 0 ? valuesOf(row, stands, known, now, sentences) : null;
    if (!values || sentences.length > 0) {
      plan.preview.refused.push({ line, sentence: sentences.join(" ") });
      continue;
    }
    const planned = inWords(row, stands, values, known);
    if (planned.changes.length === 0) plan.preview.unchanged += 1;
    else plan.preview[stands ? "changed" : "created"].push(planned);
    if (planned.changes.length > 0) plan.writes.push({ id: stands?.id ?? null, sourceId, ...values });
  }
  return plan;
}

function valuesOf(
  row: RegistrationRow,
  stands: KnownRegistration | null,
  known: Known,
  now: Date,
  sentences: string[],
): Values | null {
  const personId = personOf(row, stands, known, sentences);
  const typeId = typeOf(row, stands, known, sentences);
  if (!personId || !typeId) return null;
  const presentationId = presentationOf(row, stands, personId, known, sentences);
  const at = (said: RegistrationRow["paid"], was: Date | null) =>
    said === undefined ? was : said === "yes" ? (was ?? now) : said;
  return {
    ...{ personId, typeId, presentationId },
    paidAt: at(row.paid, stands?.paidAt ?? null),
    cancelledAt: at(row.cancelled, stands?.cancelledAt ?? null),
  };
}

function personOf(
  { address, personId, name }: RegistrationRow,
  stands: KnownRegistration | null,
  known: Known,
  sentences: string[],
): string | null {
  const who = name ? ` (${name})` : "";
  const byAddress = address ? known.personByAddress.get(address.toLowerCase()) : undefined;
  const byId = personId ? known.personById.get(personId) : undefined;
  if (!address && !personId && stands) return stands.personId;
  if (!address && !personId) sentences.push("Neither an e-mail address nor an id of a person.");
  else if (byAddress && byId && byAddress !== byId)
    sentences.push("The address and the id are of two people here. Merge them, if they are one.");
  else if (!byAddress && !byId)
    sentences.push(
      `Nobody who takes part in this conference has ${address ? `the address ${address}` : `the id “${personId}”`}${who}.`,
    );
  return byAddress ?? byId ?? null;
}

function typeOf(
  { type }: RegistrationRow,
  stands: KnownRegistration | null,
  known: Known,
  sentences: string[],
): string | null {
  if (!type && stands) return stands.typeId;
  const folded = type.toLowerCase();
  const found = known.types.find(({ name, slug }) => name.toLowerCase() === folded || slug === folded);
  if (!found)
    sentences.push(
      type
        ? `There is no type of registration “${type}”; the settings list those there are.`
        : "The type is missing.",
    );
  return found?.id ?? null;
}

function presentationOf(
  row: RegistrationRow,
  stands: KnownRegistration | null,
  personId: string,
  known: Known,
  sentences: string[],
): string | null {
  if (row.presentationId === undefined) return stands?.presentationId ?? null;
  if (row.presentationId === "") return null;
  const id = known.presentationById.get(row.presentationId);
  if (!id || !known.titles.has(id)) sentences.push(`There is no presentation “${row.presentationId}”.`);
  else if (!known.presenters.get(id)?.has(personId))
    sentences.push(`${known.names.get(personId)} does not present “${known.titles.get(id)}”.`);
  return id ?? null;
}

function inWords(
  row: RegistrationRow,
  before: KnownRegistration | null,
  after: Values,
  known: Known,
): PlannedRegistration {
  const was = before && shown(before, known);
  const is = shown(after, known);
  return {
    ...{ line: row.line, record: "registration" },
    title: `${is.person}, ${is.type}`,
    changes: FIELDS.filter(({ value }) => !isSame(before?.[value] ?? null, after[value])).map(
      ({ field }) => ({
        ...{ field, before: was?.[field] ?? "", after: is[field] },
      }),
    ),
  };
}

/** What a registration says, by its column here. */
const FIELDS = [
  { field: "person", value: "personId" },
  { field: "type", value: "typeId" },
  { field: "paid", value: "paidAt" },
  { field: "cancelled", value: "cancelledAt" },
  { field: "presentation", value: "presentationId" },
] as const;

function isSame(one: string | Date | null, other: string | Date | null): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}

function shown(values: Values, known: Known) {
  const { personId, typeId, presentationId, paidAt, cancelledAt } = values;
  return {
    person: known.names.get(personId) ?? personId,
    type: known.types.find(({ id }) => id === typeId)?.name ?? "",
    paid: momentOf(paidAt),
    cancelled: momentOf(cancelledAt),
    presentation: presentationId ? (known.titles.get(presentationId) ?? presentationId) : "",
  };
}

function momentOf(at: Date | null): string {
  return at ? at.toISOString().replace(/T00:00:00\.000Z$/, "") : "";
}
