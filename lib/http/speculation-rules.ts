/**
 * What browsers may fetch ahead: the page a pointer rests on. Kept pages are the same bytes for everybody; pages of
 * one's own, files, and what changes something are left out. Text, because its hash stands in the pages' policy.
 */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: {
              href_matches: [
                "/my",
                "/my/*",
                "/sign-*",
                "/api/*",
                "/media/*",
                "/inbox*",
                "/invitations/*",
                "/*/organise*",
                "/*/edit*",
              ],
            },
          },
        ],
      },
      eagerness: "moderate",
    },
  ],
});
