import { LOCKABLE_FIELDS, type LockableField } from "@/lib/conferences/lockable-fields";

export type WindowColumns = {
  editOpensAt: Date | null;
  editClosesAt: Date | null;
  lockedFields: readonly string[];
};

export type EditWindow =
  | { status: "not_yet"; opensAt: Date }
  | { status: "open"; closesAt: Date | null }
  | { status: "closed"; closedAt: Date };

/** Where `now` stands: open from `editOpensAt` (included) until `editClosesAt` (not included). */
export function editWindow(conference: WindowColumns, now: Date): EditWindow {
  const { editOpensAt, editClosesAt } = conference;
  if (editClosesAt && now >= editClosesAt) return { status: "closed", closedAt: editClosesAt };
  if (editOpensAt && now < editOpensAt) return { status: "not_yet", opensAt: editOpensAt };
  return { status: "open", closesAt: editClosesAt };
}

/** The fields a presenter may change at `now`; organisers are not asked. */
export function fieldsOpenAt(conference: WindowColumns, now: Date): LockableField[] {
  if (editWindow(conference, now).status !== "open") return [];
  return LOCKABLE_FIELDS.filter((field) => !conference.lockedFields.includes(field));
}
