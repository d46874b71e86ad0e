import type { SessionState } from "@/lib/imports/conference-state";
import { instantText, type Setting } from "@/lib/imports/presentation-fields";
import type { SessionValues } from "@/lib/imports/row";

export type SessionField = keyof SessionValues;

/** As for presentations: a field's value as text. */
export const sessionText: Record<SessionField, (one: SessionState) => string> = {
  title: (one) => one.title,
  type: (one) => one.typeId,
  theme: (one) => one.themeId ?? "",
  mode: (one) => one.mode,
  minutes: (one) => String(one.minutes),
  room: (one) => one.roomId ?? "",
  starts: (one) => instantText(one.startsAt),
  chair: (one) => one.chair?.id ?? "",
  slug: (one) => one.slug,
  old_slugs: (one) => [...one.oldSlugs].sort().join(" "),
};

/** As for presentations: the session with one field set. */
export const setSession: {
  [Field in SessionField]: (one: SessionState, value: SessionValues[Field], setting: Setting) => SessionState;
} = {
  title: (one, title) => ({ ...one, title }),
  type: (one, typeId) => ({ ...one, typeId }),
  theme: (one, themeId) => ({ ...one, themeId }),
  mode: (one, mode) => ({ ...one, mode }),
  minutes: (one, minutes) => ({ ...one, minutes }),
  room: (one, roomId) => ({ ...one, roomId }),
  starts: (one, startsAt) => ({ ...one, startsAt }),
  chair: (one, named, { people }) => {
    if (!named) return { ...one, chair: null };
    // Without address and id the chair of that name stays; nobody else is looked up by name.
    if (!named.address && !named.id && one.chair?.name === named.name) return one;
    const { id } = people.find(named);
    return { ...one, chair: one.chair?.id === id ? one.chair : { id, name: named.name } };
  },
  slug: (one, slug) => ({ ...one, slug }),
  old_slugs: (one, slugs) => ({
    ...one,
    oldSlugs: [...new Set([...one.oldSlugs, ...slugs])].filter((slug) => slug !== one.slug),
  }),
};
