// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const sessionGuards: Guard[] = [
  {
    name: "a room is in one session at a time",
    file: "prisma/migrations/20261124000002_what_must_never_be/migration.sql",
    guard: 'WHERE (enforced AND "roomId" IS NOT NULL) DEFERRABLE',
    without: 'WHERE (enforced AND "roomId" IS NOT NULL AND "personId" IS NOT NULL) DEFERRABLE',
    test: "tests/integration/sessions/occupancy.test.ts",
    fails: ["not even a hand in psql puts two sessions into one room at one time"],
  },
  {
    name: "a person is in one session at a time",
    file: "prisma/migrations/20261124000002_what_must_never_be/migration.sql",
    guard: 'WHERE (enforced AND "personId" IS NOT NULL) DEFERRABLE',
    without: 'WHERE (enforced AND "roomId" IS NOT NULL AND "personId" IS NOT NULL) DEFERRABLE',
    test: "tests/integration/sessions/occupancy.test.ts",
    fails: ["not even a hand in psql puts one person into two sessions at one time"],
  },
  {
    name: "changes of a programme queue on its row",
    file: "lib/sessions/desk.ts",
    guard: 'AND "publishedAt" IS NULL FOR UPDATE`',
    without: 'AND "publishedAt" IS NULL`',
    test: "tests/integration/sessions/moving-race.test.ts",
    fails: ["keeps each paper in at most one place, and positions without gaps, under many moves at once"],
  },
  {
    name: "what is published was looked at",
    file: "lib/programme/commands/publish-programme.ts",
    guard: 'if (draft.revision !== revision) return refuse("stale");',
    without: "",
    test: "tests/integration/programme/publishing.test.ts",
    fails: ["publishing refuses what changed since it was looked at, and what says nothing new"],
  },
  {
    name: "pages hear nothing of the draft",
    file: "prisma/migrations/20261127140000_draft_and_versions/migration.sql",
    guard: 'WHERE NOT is_draft(c."programmeId");',
    without: ";",
    test: "tests/integration/cache/page-names.test.ts",
    fails: ["what is in the draft is on no page, and says nothing"],
  },
  {
    name: "a session saved from a stale version is refused",
    file: "lib/sessions/commands/edit-session.ts",
    guard: "if (was.version !== version)",
    without: "if (was.version < version)",
    test: "tests/integration/sessions/sessions.test.ts",
    fails: ["editing a session refuses the second of two saves that started from the same version"],
  },
  {
    name: "no other conference reaches into a session",
    file: "lib/sessions/joining.ts",
    guard: "where: { id: { in: [...new Set([...ids, ...held])] }, conferenceId },",
    without: "where: { id: { in: [...new Set([...ids, ...held])] } },",
    test: "tests/integration/sessions/assign.test.ts",
    fails: ["assigning knows nothing of another conference's sessions and presentations"],
  },
  {
    name: "a session holds what it holds",
    file: "lib/sessions/admission.ts",
    guard: "if (added.length === 0 || !isOver(",
    without: "if (added.length >= 0 || !isOver(",
    test: "tests/integration/sessions/assign.test.ts",
    fails: ["assigning refuses one more than the session holds, and says how full it is"],
  },
  {
    name: "a command asks who it is that commands",
    file: "lib/sessions/commands/order-session.ts",
    guard:
      '    if (!canOrder(actor, { ...session, conferenceId }, conference)) return refuse("not_allowed");\n',
    without: "",
    test: "tests/integration/policy/matrix.test.ts",
    fails: ["'orderSession' refuses those who may not, and changes nothing"],
  },
  {
    name: "a time that clocks skip or show twice is not guessed",
    file: "lib/time/zone.ts",
    guard: "return shown.day === day && shown.time === time;",
    without: "return shown.day === day || shown.time === time;",
    test: "tests/unit/time/zone.test.ts",
    fails: [
      "from a wall clock to an instant finds none where clocks go forward over the time",
      "from a wall clock to an instant finds none for what is no day or time",
    ],
  },
];
