import { slugFrom } from "@/lib/slug";

/** Slugs in use and who has them, old ones included; grows as a plan gives them out. */
export type Slugs = Map<string, string>;

/** The slug a new thing gets from its title. */
export function takeFreeSlug(taken: Slugs, title: string, fallback: string, owner: string): string {
  const wanted = slugFrom(title, fallback);
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  taken.set(slug, owner);
  return slug;
}

/** Takes the slugs a row names; the first that is somebody else's, or null. */
export function takeSlugs(taken: Slugs, slugs: readonly string[], owner: string): string | null {
  const lost = slugs.find((slug) => (taken.get(slug) ?? owner) !== owner);
  if (lost !== undefined) return lost;
  for (const slug of slugs) taken.set(slug, owner);
  return null;
}
