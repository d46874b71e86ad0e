import type { ConferenceState, PresentationState, SessionState } from "@/lib/imports/conference-state";
import { type PresentationField, presentationText } from "@/lib/imports/presentation-fields";
import { type SessionField, sessionText } from "@/lib/imports/session-fields";

type Sessions = ReadonlyMap<string, SessionState>;

/** A field's value in words for the preview: names instead of ids. */
export function shownPresentation(
  state: ConferenceState,
  sessions: Sessions,
  one: PresentationState,
  field: PresentationField,
): string {
  const { types, themes } = state.conference;
  if (field === "type") return nameOf(types, one.typeId);
  if (field === "theme") return nameOf(themes, one.themeId);
  if (field === "mode") return one.mode.replace("_", " ");
  if (field === "presenters")
    return one.parts
      .map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(", "))
      .join("; ");
  if (field !== "session") return presentationText[field](one);
  if (!one.place) return "";
  const title = sessions.get(one.place.sessionId)?.title ?? "";
  return `${title}, ${ordinal(one.place.position)}, ${one.place.minutes} minutes`;
}

export function shownSession(state: ConferenceState, one: SessionState, field: SessionField): string {
  const { types, themes, rooms } = state.conference;
  if (field === "type") return nameOf(types, one.typeId);
  if (field === "theme") return nameOf(themes, one.themeId);
  if (field === "room") return nameOf(rooms, one.roomId);
  if (field === "mode") return one.mode.replace("_", " ");
  if (field === "chair") return one.chair?.name ?? "";
  return sessionText[field](one);
}

export function nameOf(rows: readonly { id: string; name: string }[], id: string | null): string {
  return rows.find((row) => row.id === id)?.name ?? "";
}

function ordinal(position: number): string {
  return position === Number.MAX_SAFE_INTEGER ? "at the end" : `no. ${position}`;
}
