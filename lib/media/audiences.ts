/** Who may open a file or link besides those who tend it, from wide to narrow, and exactly who that is. */
export const AUDIENCES = [
  { id: "everyone", name: "Everybody", who: "Everybody, also without an account." },
  { id: "signed_in", name: "Whoever is signed in", who: "Whoever is signed in here, from any conference." },
  {
    id: "askers",
    name: "Only those who ask for it",
    who: "Whoever is signed in and asked for its kind, as soon as they ask; no longer when they take it back.",
  },
  {
    id: "organisers",
    name: "Only organisers and chairs",
    who: "The organisers and the chairs of this conference; those who asked are not told.",
  },
] as const;

export type AudienceId = (typeof AUDIENCES)[number]["id"];
export const AUDIENCE_IDS: AudienceId[] = AUDIENCES.map(({ id }) => id);

/** An audience as it is shown. */
export function audienceOf(id: AudienceId): (typeof AUDIENCES)[number] {
  return AUDIENCES.find((audience) => audience.id === id) ?? AUDIENCES[0];
}
