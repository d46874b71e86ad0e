// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

const MIGRATION = "prisma/migrations/20261127143015_conflicts/migration.sql";

export const conflictGuards: Guard[] = [
  {
    name: "an acknowledgement frees whom it names and nobody else",
    file: MIGRATION,
    guard: "        AND split_part(a.key, ':', 2) = coalesce(room_id, person_id)::text\n",
    without: "",
    test: "tests/integration/conflicts/acknowledging.test.ts",
    fails: ["an acknowledged conflict is not enforced, and everything else is"],
  },
  {
    name: "an acknowledgement that was taken back frees nobody",
    file: MIGRATION,
    guard: `a."conferenceId" = s."conferenceId" AND a."withdrawnAt" IS NULL\n`,
    without: `a."conferenceId" = s."conferenceId"\n`,
    test: "tests/integration/conflicts/acknowledging.test.ts",
    fails: [
      "taking an acknowledgement back enforces again, and is refused while what would be enforced stands",
    ],
  },
  {
    name: "a level that is raised misses nothing written at the same moment",
    file: MIGRATION,
    guard: `  PERFORM 1 FROM "Programme" WHERE id = NEW."programmeId" FOR KEY SHARE;\n`,
    without: "",
    test: "tests/integration/conflicts/levels.test.ts",
    fails: ["a level raised by hand is enforced upon what is written at the same moment"],
  },
  {
    name: "an acknowledgement is not taken back while what it let stand would block",
    file: "lib/conflicts/commands/take-back-acknowledgement.ts",
    guard: "      if (stands)\n",
    without: "      if (stands && !found)\n",
    test: "tests/integration/conflicts/acknowledging.test.ts",
    fails: [
      "taking an acknowledgement back enforces again, and is refused while what would be enforced stands",
      "taking an acknowledgement back is refused while it stands in what is published",
      "two who write at the same moment one taking back, one using what is acknowledged: never both",
    ],
  },
  {
    name: "an acknowledgement is of the own conference's sessions",
    file: "lib/conflicts/commands/acknowledge-conflict.ts",
    guard: '    if (!(await isOfDraft(tx, draftId, key))) return refuse("gone");\n',
    without: '    if (!(await isOfDraft(tx, draftId, key)) && !draftId) return refuse("gone");\n',
    test: "tests/integration/conflicts/acknowledging.test.ts",
    fails: ["acknowledging knows the sessions of its own conference's draft only, and kinds there are"],
  },
  {
    name: "levels are decided upon those that were shown",
    file: "lib/conflicts/commands/edit-conflict-levels.ts",
    guard: '    if (levelsInOne(draft.levels) !== was) return refuse("stale");\n',
    without: '    if (levelsInOne(draft.levels) === "") return refuse("stale");\n',
    test: "tests/integration/conflicts/levels.test.ts",
    fails: [
      "deciding levels is refused to who decides upon levels that are no more, and says when nothing changes",
      "deciding levels by two at once is done by one of them",
    ],
  },
  {
    name: "conflicts are the organisers'",
    file: "lib/conflicts/queries/list.ts",
    guard: "if (!conference || !draft || !canJudgeConflicts(actor, conference.id)) return null;",
    without:
      "if (!conference || !draft || (!canJudgeConflicts(actor, conference.id) && !draft)) return null;",
    test: "tests/integration/conflicts/list.test.ts",
    fails: ["nobody but organisers of the conference has a page of conflicts"],
  },
  {
    name: "a chair does not read what presenters said of their time",
    file: "lib/conflicts/policy.ts",
    guard: "|| !ORGANISERS_ALONE.includes(kind)",
    without: "|| kind.length > 0 || !ORGANISERS_ALONE.includes(kind)",
    test: "tests/integration/conflicts/list.test.ts",
    fails: [
      "a chair sees of their session what is wrong with it, not what presenters said or how many follow",
    ],
  },
  {
    name: "what stood before a change does not refuse it",
    file: "lib/sessions/conflict-made.ts",
    guard: "  const made = blocks.find(({ key }) => !stood.has(key));\n",
    without: '  const made = blocks.find(({ key }) => key !== "" || !stood.has(key));\n',
    test: "tests/integration/conflicts/blocking.test.ts",
    fails: [
      "a change is not refused for one that stood before it, nor for one of another level",
      "a change is not refused for what it took from another session that stood before, and changes nothing by looking",
    ],
  },
  {
    name: "an overlap of few followers is not read",
    file: "lib/conflicts/programme-sql.ts",
    guard: "HAVING count(*) >= ${PEOPLE_AT_LEAST}",
    without: "HAVING count(*) >= ${PEOPLE_AT_LEAST} - 4",
    test: "tests/integration/conflicts/reading.test.ts",
    fails: [
      "followers of two sessions at the same time are said from five on, whichever of their papers they follow",
    ],
  },
  {
    name: "followers of a session do not tell who follows several of its papers",
    file: "lib/conflicts/programme-sql.ts",
    guard: "greatest(5 * (count(*) / 5), max(followed.people))",
    without: "greatest(count(*), max(followed.people))",
    test: "tests/integration/conflicts/reading.test.ts",
    fails: ["followers of a session are as many as of its most followed paper, or more in fives"],
  },
  {
    name: "what blocks publishing is not published",
    file: "lib/programme/published.ts",
    guard: '  if (conflicts) return refuse("conflicts", conflicts);\n',
    without:
      '  if (conflicts && !programmeId) return refuse("conflicts", { count: 1, ...conflicts.facts });\n',
    test: "tests/integration/programme/publishing.test.ts",
    fails: [
      "publishing of a part that would clash with what stays is refused, and changes nothing",
      "publishing of what blocks publishing is refused with the first and how many, until it is acknowledged or left out",
      "what waits to be published is listed in sentences, counted on the overview, and said with what keeps it from being so",
    ],
  },
];
