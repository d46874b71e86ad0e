import type { SettingRow } from "@/components/conferences/settings-list";
import type { ConferenceSettings } from "@/lib/conferences/queries";
import type { List } from "@/lib/conferences/schema";
import { FORMATS } from "@/lib/media/formats";
import { dayAndYearInWords } from "@/lib/time/words";
import { many } from "./words";

const MODES = { in_person: "in person", online: "online", blended: "in person and online" };

const inUse = ({ presentations, themedSessions }: { presentations: number; themedSessions: number }) =>
  `${many(presentations, "presentation")}, ${many(themedSessions, "session")}`;

/** "PDF, PowerPoint (PPTX)", as presenters are told; empty when files may be any. */
const formatsInWords = (ids: readonly string[]) =>
  FORMATS.filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(", ");

/** The lists of a conference as its settings show them. */
export function rowsOf(settings: ConferenceSettings): Record<List, SettingRow[]> {
  return {
    themes: settings.themes.map(({ id, name, hue, isSpecialFocus, _count }) => ({
      ...{ id, name, hue, use: inUse(_count) },
      about: isSpecialFocus ? "This year’s special focus" : "",
    })),
    types: settings.types.map(({ id, name, _count, ...type }) => ({
      ...{ id, name, use: inUse(_count) },
      about: [
        `${type.minutes} minutes${type.discussionMinutes > 0 ? ` and ${type.discussionMinutes} of discussion` : ""}`,
        inItsSession(type),
        MODES[type.mode],
        ...(type.mediaDueOn ? [`media due ${dayAndYearInWords("UTC", type.mediaDueOn)}`] : []),
      ].join(", "),
    })),
    kinds: settings.mediaKinds.map(({ id, name, formats, _count }) => ({
      ...{ id, name, about: formatsInWords(formats) },
      use: `${_count.media} added, ${many(_count.requests, "request")}`,
    })),
    registrations: settings.registerTypes.map(({ id, name, mode, _count }) => ({
      ...{ id, name, about: `For what is given ${MODES[mode]}` },
      use: many(_count.registrations, "registration"),
    })),
    rooms: settings.rooms.map(({ id, name, building, seats, mode, holdsSeveral, _count }) => ({
      ...{ id, name, use: many(_count.themedSessions, "session") },
      about: [
        ...(building ? [building] : []),
        ...(seats === null ? [] : [many(seats, "seat")]),
        MODES[mode],
        ...(holdsSeveral ? ["holds several at once"] : []),
      ].join(", "),
    })),
  };
}

/** What each list is called, and how its page speaks of one. */
export const LIST_WORDS: Record<List, { title: string; add: string; one: string; none: string }> = {
  themes: {
    ...{ title: "Themes", add: "Add a theme", one: "theme" },
    none: "No themes yet. Each presentation has exactly one, so add the conference’s own first.",
  },
  types: {
    ...{ title: "Types of presentation", add: "Add a type", one: "type" },
    none: "No types yet. A presentation needs one.",
  },
  kinds: {
    ...{ title: "Kinds of media", add: "Add a kind", one: "kind of media" },
    none: "No kinds yet. Without one nobody adds or asks for media.",
  },
  rooms: {
    ...{ title: "Rooms", add: "Add a room", one: "room" },
    none: "No rooms yet. Sessions can be made without one, and get theirs later.",
  },
  registrations: {
    ...{ title: "Types of registration", add: "Add a type of registration", one: "type of registration" },
    none: "No types yet. An import of registrations needs those it names.",
  },
};

function inItsSession({
  sessionMinimum: least,
  sessionCapacity: most,
}: Record<"sessionMinimum" | "sessionCapacity", number>) {
  if (most === 1) return "alone in its session";
  if (least === most) return `${most} in a session`;
  return least > 1 ? `${least} to ${most} in a session` : `up to ${most} in a session`;
}
