/** The columns of an import and export file, in the order an export writes them; docs/import.md says what each holds. */
const COLUMNS = [
  "record",
  "id",
  "url",
  "slug",
  "old_slugs",
  "title",
  "abstract",
  "keywords",
  "type",
  "theme",
  "mode",
  "submitted",
  "accepted",
  "declined",
  "withdrawn",
  "withdrawn_reason",
  "session",
  "position",
  "minutes",
  "room",
  "starts",
  "chair",
  "chair_address",
  "chair_id",
] as const;
export type Column = (typeof COLUMNS)[number];

/** One group for each presenter: `presenter_1`, `presenter_1_address`… `presenter_2`… */
const PRESENTER_COLUMNS = ["", "_address", "_id", "_affiliation", "_orcid", "_biography"] as const;
export const MOST_PRESENTERS = 60;
const PRESENTER = /^presenter_([1-9]\d?)(|_address|_id|_affiliation|_orcid|_biography)$/;

/** Columns that say something of one kind of record only. */
export const SESSION_ONLY: readonly Column[] = ["room", "starts", "chair", "chair_address", "chair_id"];
export const PRESENTATION_ONLY: readonly Column[] = [
  "url",
  "abstract",
  "keywords",
  "submitted",
  "accepted",
  "declined",
  "withdrawn",
  "withdrawn_reason",
  "session",
  "position",
];

export function isColumn(name: string): boolean {
  const [, number] = PRESENTER.exec(name) ?? [];
  return COLUMNS.includes(name as Column) || (number !== undefined && Number(number) <= MOST_PRESENTERS);
}

/** The columns of a file with so many presenters a presentation at most. */
export function columnsFor(presenters: number): string[] {
  const groups = Array.from({ length: presenters }, (_, index) =>
    PRESENTER_COLUMNS.map((suffix) => `presenter_${index + 1}${suffix}`),
  );
  return [...COLUMNS, ...groups.flat()];
}
