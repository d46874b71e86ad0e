import type { Actor } from "@/lib/auth/actor";
import type { LockableField } from "@/lib/conferences/lockable-fields";
import { db } from "@/lib/db";
import { type EditWindow, editWindow } from "@/lib/presentations/edit-window";
import { canDecide, canOpenEditor, canWithdraw, editableFields } from "@/lib/presentations/policy";
import { isPublic, type PresentationState, stateOf } from "@/lib/presentations/state";

export type PresentationToEdit = {
  id: string;
  slug: string;
  title: string;
  abstract: string;
  keywords: string[];
  version: number;
  savedAt: Date;
  state: PresentationState;
  withdrawn: { at: Date; reason: string } | null;
  isPublic: boolean;
  conference: {
    id: string;
    slug: string;
    name: string;
    place: string;
    mode: "in_person" | "online" | "blended";
    /** Days, `YYYY-MM-DD`. */
    startsOn: string;
    endsOn: string;
    timeZone: string;
    abstractWordLimit: number;
  };
  typeId: string;
  themeId: string;
  mode: "in_person" | "online" | "blended";
  /** Names as printed. */
  type: string;
  theme: { name: string; hue: number };
  types: { id: string; name: string }[];
  themes: { id: string; name: string }[];
  window: EditWindow;
  /** Fields the actor may change now. */
  editable: LockableField[];
  /** An organiser: never bound by the window, decides on details and claims. */
  mayDecide: boolean;
  mayWithdraw: boolean;
};

/** A presentation for its edit page; null when there is none at this address or it is not the actor's to edit. */
export async function getPresentationToEdit(
  actor: Actor,
  address: { conference: string; presentation: string },
  now = new Date(),
): Promise<PresentationToEdit | null> {
  if (actor.kind === "anonymous") return null;
  const found = await db.presentation.findFirst({
    where: { slug: address.presentation, conference: { slug: address.conference } },
    include: {
      parts: { select: { personId: true, claimedAt: true } },
      keywords: { orderBy: { position: "asc" }, select: { written: true } },
      type: { select: { name: true } },
      theme: { select: { name: true, hue: true } },
      conference: {
        include: {
          types: { orderBy: { position: "asc" }, select: { id: true, name: true } },
          themes: { orderBy: { position: "asc" }, select: { id: true, name: true } },
        },
      },
    },
  });
  if (!found || !canOpenEditor(actor, found)) return null;
  const { conference, keywords, withdrawnAt: at, withdrawnReason: reason, ...row } = found;
  const { types, themes } = conference;
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    abstract: row.abstract,
    keywords: keywords.map((use) => use.written),
    version: row.version,
    savedAt: row.updatedAt,
    state: stateOf(found),
    withdrawn: at && { at, reason },
    isPublic: isPublic(row, conference),
    conference: conferenceShown(conference),
    ...{ typeId: row.typeId, themeId: row.themeId, mode: row.mode, type: row.type.name, theme: row.theme },
    ...{ types, themes },
    window: editWindow(conference, now),
    editable: editableFields(actor, found, now),
    mayDecide: canDecide(actor, row.conferenceId),
    mayWithdraw: canWithdraw(actor, found) && at === null,
  };
}

function conferenceShown(
  conference: Omit<PresentationToEdit["conference"], "startsOn" | "endsOn"> & {
    startsOn: Date;
    endsOn: Date;
  },
): PresentationToEdit["conference"] {
  const { id, slug, name, place, mode, startsOn, endsOn, timeZone, abstractWordLimit } = conference;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    ...{ id, slug, name, place, mode, timeZone, abstractWordLimit },
    ...{ startsOn: day(startsOn), endsOn: day(endsOn) },
  };
}
