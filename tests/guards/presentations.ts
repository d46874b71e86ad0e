// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const presentationGuards: Guard[] = [
  {
    name: "a save from a stale version is refused",
    file: "lib/presentations/change-text.ts",
    guard: "if (version !== presentation.version)",
    without: "if (version > presentation.version)",
    test: "tests/integration/presentations/edit.test.ts",
    fails: [
      "editPresentation of two saves at once lets one win and shows the other both texts",
      "versions refuse a stale restore, a version that is not there, and one over the limit",
    ],
  },
  {
    name: "an abstract over the word limit is refused",
    file: "lib/presentations/change-text.ts",
    guard: 'if (words > limit && changed.includes("abstract"))',
    without: "if (words > limit && changed.length > 3)",
    test: "tests/integration/presentations/edit.test.ts",
    fails: [
      "editPresentation refuses an abstract over the limit with the count, and changes nothing",
      "versions refuse a stale restore, a version that is not there, and one over the limit",
    ],
  },
  {
    name: "presenters save within the edit window only",
    file: "lib/presentations/policy.ts",
    guard: "return fieldsOpenAt(presentation.conference, now);",
    without: "return fieldsOpenAt({ ...presentation.conference, editClosesAt: null }, now);",
    test: "tests/integration/presentations/edit.test.ts",
    fails: ["editPresentation refuses a presenter once the window closed, and never an organiser"],
  },
  {
    name: "a presentation is locked while it is decided upon",
    file: "lib/presentations/locked.ts",
    guard: " ORDER BY id FOR NO KEY UPDATE`",
    without: " ORDER BY id`",
    test: "tests/integration/presentations/edit.test.ts",
    fails: [
      "editPresentation of two saves at once lets one win and shows the other both texts",
      "editPresentation takes the same save pressed twice as one",
    ],
  },
  {
    name: "only who claimed a part is its presenter",
    file: "lib/presentations/policy.ts",
    guard: "part.personId === personId && part.claimedAt !== null)",
    without: "part.personId === personId)",
    test: "tests/integration/presentations/rights.test.ts",
    fails: [
      "who may edit: claimed presenters, organisers of this conference, the system",
      "who may know of a draft: nobody else",
      "who may withdraw: whoever may edit",
    ],
  },
  {
    name: "an organiser organises one conference",
    file: "lib/conferences/policy.ts",
    guard: "held.conferenceId === conferenceId && held.role === role",
    without: "held.role === role",
    test: "tests/integration/imports/round-trip.test.ts",
    fails: ["is for organisers of the conference only: to others there is no export"],
  },
  {
    name: "one open request of a kind a person",
    file: "prisma/migrations/20261124000002_what_must_never_be/migration.sql",
    guard: "CREATE UNIQUE INDEX request_one_open ON",
    without: "CREATE INDEX request_one_open ON",
    test: "tests/integration/requests/request.test.ts",
    fails: ["asking for media is refused a second time, also when three presses arrive at once"],
  },
  {
    name: "a request in words carries no link",
    file: "lib/requests/schema.ts",
    guard: "optionalLine(300).refine((text) => !holdsLink(text), NO_LINKS)",
    without: "optionalLine(300)",
    test: "tests/integration/requests/request.test.ts",
    fails: ["asking for media takes a sentence of 300 characters without links"],
  },
  {
    name: "history is written once",
    file: "prisma/migrations/20261124000002_what_must_never_be/migration.sql",
    guard:
      'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AbstractVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();\n',
    without: "",
    test: "tests/integration/presentations/edit.test.ts",
    fails: ["versions are append-only, also for a hand in psql"],
  },
  {
    name: "a cell that could be a formula is marked",
    file: "lib/imports/csv.ts",
    guard: "const GUARDED = /^['=+\\-@\\t\\r]/;",
    without: "const GUARDED = /^['=+\\-\\t\\r]/;",
    test: "tests/integration/imports/round-trip.test.ts",
    fails: ["writes no cell that a spreadsheet takes for a formula"],
  },
  {
    name: "a presentation is never deleted with what stands on it",
    file: "prisma/migrations/20261124000001_init/migration.sql",
    guard:
      'FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;\n\n-- AddForeignKey\nALTER TABLE "Follow" ADD CONSTRAINT "Follow_personId_fkey"',
    without:
      'FOREIGN KEY ("presentationId") REFERENCES "Presentation"("id") ON DELETE CASCADE ON UPDATE CASCADE;\n\n-- AddForeignKey\nALTER TABLE "Follow" ADD CONSTRAINT "Follow_personId_fkey"',
    test: "tests/integration/presentations/never-deleted.test.ts",
    fails: ["a presentation with %s cannot be deleted, and nothing goes with it"],
  },
  {
    name: "characters that cannot be shown are refused",
    file: "lib/text.ts",
    guard: "!UNPRINTABLE.test(text) && text.isWellFormed();",
    without: "text.isWellFormed();",
    test: "tests/unit/text.test.ts",
    fails: ["text that somebody typed holds no control characters, overrides of direction or half letters"],
  },
];
