/** Fields of a presentation a conference may lock for presenters (`Conference.lockedFields`). */
export const LOCKABLE_FIELDS = [
  "title",
  "abstract",
  "keywords",
  "presenters",
  "affiliation",
  "biography",
  "media",
] as const;
export type LockableField = (typeof LOCKABLE_FIELDS)[number];
