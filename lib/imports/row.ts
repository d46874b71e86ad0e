/** How people take part. */
export type Mode = "in_person" | "online" | "blended";

/** A person as a row names one: found by address, else by the source's own id. */
export type Named = { name: string; address: string; id: string };

export type PresenterCells = Named & { affiliation: string; orcid: string; biography: string };

/** When something happened: an instant, "yes" (it did; when is not said), or null: it did not. */
export type Moment = Date | "yes" | null;

/** What a row says of a presentation; a field the file has no column for is absent. */
export type PresentationValues = {
  title: string;
  abstract: string;
  keywords: string[];
  /** Ids: the names were looked up when the row was read. */
  type: string;
  theme: string;
  mode: Mode;
  submitted: Moment;
  accepted: Moment;
  declined: Moment;
  withdrawn: Moment;
  withdrawn_reason: string;
  slug: string;
  old_slugs: string[];
  url: string;
  session: { id: string; position: number | null; minutes: number | null } | null;
  presenters: PresenterCells[];
};

export type SessionValues = {
  title: string;
  type: string;
  theme: string | null;
  mode: Mode;
  minutes: number;
  room: string | null;
  starts: Date | null;
  chair: Named | null;
  slug: string;
  old_slugs: string[];
};

/** A row that can be read. `id` is the source's, or made from the title when the file gives none. */
export type PresentationRow = {
  record: "presentation";
  line: number;
  id: string;
  hasOwnId: boolean;
  values: Partial<PresentationValues>;
};
export type SessionRow = {
  record: "session";
  line: number;
  id: string;
  hasOwnId: boolean;
  values: Partial<SessionValues>;
};
export type ImportRow = PresentationRow | SessionRow;
