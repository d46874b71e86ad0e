/** What others may do with a file, as its presenters say: the Creative Commons licences, or nothing but reading. */
export const LICENCES = [
  { id: "CC-BY-4.0", name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  { id: "CC-BY-SA-4.0", name: "CC BY-SA 4.0", url: "https://creativecommons.org/licenses/by-sa/4.0/" },
  { id: "CC-BY-NC-4.0", name: "CC BY-NC 4.0", url: "https://creativecommons.org/licenses/by-nc/4.0/" },
  {
    id: "CC-BY-NC-SA-4.0",
    name: "CC BY-NC-SA 4.0",
    url: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
  },
  { id: "CC-BY-ND-4.0", name: "CC BY-ND 4.0", url: "https://creativecommons.org/licenses/by-nd/4.0/" },
  {
    id: "CC-BY-NC-ND-4.0",
    name: "CC BY-NC-ND 4.0",
    url: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
  },
  { id: "CC0-1.0", name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" },
  { id: "all-rights", name: "All rights reserved", url: null },
] as const;

/** A licence as it is shown, or null: none was said. */
export function licenceOf(id: string): (typeof LICENCES)[number] | null {
  return LICENCES.find((licence) => licence.id === id) ?? null;
}
