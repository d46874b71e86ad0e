import type { Guard } from "@/tests/guards/guard";

export const followGuards: Guard[] = [
  {
    name: "only what is public is followed",
    file: "lib/follows/commands.ts",
    guard: 'if (!found?.isPublic) return refuse("not_found");',
    without: 'if (!found) return refuse("not_found");',
    test: "tests/integration/follows/follow.test.ts",
    fails: [
      ...["presentation", "session", "theme", "keyword", "presenter"].map(
        (noun) => `following a ${noun} finds none of an unpublished conference, and no unknown one`,
      ),
      "what is not public is not found: a draft, what only a draft uses, a session of a programme not published",
    ],
  },
  {
    name: "a question of few tells no number",
    file: "lib/notifications/who-is-told.ts",
    guard: "row.clashing < FEWEST ? null : row.clashing",
    without: "row.clashing",
    test: "tests/integration/notifications/events.test.ts",
    fails: [
      "how many would then have a clash is no number below five",
      "how many would then have a clash counts nobody whose next talk begins as this one ends",
    ],
  },
  {
    name: "what is no more public than a draft is no event",
    file: "lib/notifications/record-event.ts",
    guard: "if (!conference.publishedAt && !isPublishing) return null;",
    without: "",
    test: "tests/integration/notifications/events.test.ts",
    fails: ["sessions write nothing of what nobody sees: another theme, an unpublished conference"],
  },
];
