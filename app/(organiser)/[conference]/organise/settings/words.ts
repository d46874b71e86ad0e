import type { EditConferenceRefusal } from "@/lib/conferences/commands/edit-conference";
import type { EditRulesRefusal } from "@/lib/conferences/commands/edit-rules";
import type { EditRoomRefusal } from "@/lib/conferences/commands/rooms";
import type { Facts } from "@/lib/result";

type Words<Reason extends string> = Record<Reason, string | ((facts: Facts) => string)>;

export const many = (count: number, one: string, more = `${one}s`) =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

const barred = {
  not_found: "This is not here any more. Load the page again.",
  not_allowed: "Only organisers of this conference change its settings.",
  stale: ({ saved }: Facts) =>
    `Somebody saved settings since you opened this page; nothing was saved now. ${
      saved ? `Where you typed something else, what is saved: ${saved}. ` : ""
    }Load the page again, then save what should stand.`,
};

const slug_taken = ({ slug }: Facts) => `Another conference has, or had, the address /${slug}.`;

export const conferenceWords: Words<EditConferenceRefusal> = {
  ...barred,
  slug_taken,
  times_to_keep: ({ sessions, zone }) =>
    `Times are set in ${zone} already${
      Number(sessions) > 0 ? `, of ${many(Number(sessions), "session")}` : ""
    }. Say under “When the time zone changes” what stays: the time on the clock, or the moment.`,
  time_skipped: ({ what, zone }) =>
    `${what} would fall on a time that clocks in ${zone} skip. Move it first, or keep the moment.`,
  sessions_outside: ({ count }) =>
    `${many(Number(count), "session")} would lie outside these days. Move them first. Nothing was saved.`,
};

export const rulesWords: Words<EditRulesRefusal> = {
  ...barred,
  time_skipped: ({ what, zone }) => `There is no ${what}: clocks in ${zone} go forward over it.`,
  window_backwards: "Editing would close before it opens. Nothing was saved.",
};

export const newWords = {
  slug_taken,
  not_allowed: "Who organises a conference here may make the next one; ask whoever runs this Lectern.",
};

const in_use = ({ name, ...uses }: Facts) => {
  const said = Object.entries(uses)
    .filter(([, count]) => Number(count) > 0)
    .map(([what, count]) =>
      what === "media" ? `${count} media` : many(Number(count), what.replace(/s$/, "")),
    );
  return `${name} is in use: ${said.join(" and ")}. Move them to another one first.`;
};

export const rowWords: Words<EditRoomRefusal | "in_use"> = {
  ...barred,
  in_use,
  name_taken: ({ name }) => `There is one called ${name} already.`,
  sessions_of_other_mode: ({ name, count }) =>
    `${many(Number(count), "session")} in ${name} would not fit it any more. Move them first.`,
  sessions_overlap: ({ name }) => `${name} has several sessions at one time. Move them first.`,
};

export const publishWords = {
  ...barred,
  already_published: "It is published already.",
  not_published: "It is not published.",
};
