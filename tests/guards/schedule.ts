import type { Guard } from "@/tests/guards/guard";

export const scheduleGuards: Guard[] = [
  {
    name: "presenters read nothing of the draft",
    file: "lib/schedule/why-not-scheduled.ts",
    guard: "reader.isOrganiser ? ofDraft(facts) : ofPublished(facts)",
    without: "ofDraft(facts)",
    test: "tests/integration/schedule/why-not-scheduled.test.ts",
    fails: [
      "why a presentation is not scheduled never tells its presenter of the draft, and the organisers both",
      "why a presentation is not scheduled is, published without a time, that; and nothing once it has one",
      "why a presentation is not scheduled is the registration it lacks, only where the conference demands one",
      "why a presentation is not scheduled names another paper only to whom it is: the organisers, and who presents it",
    ],
  },
  {
    name: "why a paper is not scheduled is for its presenters",
    file: "lib/schedule/queries/why.ts",
    guard: "if (!found || !canSeeWhy(actor, found)) return null;",
    without: "if (!found) return null;",
    test: "tests/integration/schedule/why-not-scheduled.test.ts",
    fails: [
      "why a presentation is not scheduled is for its claimed presenters and the organisers, and nothing to anybody else",
    ],
  },
  {
    name: "what a registration is used for is told to whom it is",
    file: "lib/schedule/queries/why.ts",
    guard: "sees(conferenceId) || presenterIds.some((personId) => isOwn(actor, personId)) ? title : null,",
    without: "title,",
    test: "tests/integration/schedule/why-not-scheduled.test.ts",
    fails: [
      "why a presentation is not scheduled names another paper only to whom it is: the organisers, and who presents it",
    ],
  },
  {
    name: "people registered are those of the conference",
    file: "lib/registrations/known.ts",
    guard: 'WHERE p."mergedIntoId" IS NULL AND p.id IN (',
    without: 'WHERE p."mergedIntoId" IS NULL OR p.id IN (',
    test: "tests/integration/registrations/import.test.ts",
    fails: [
      "an import of registrations says in words, by line, what it does not know, and writes nothing of it",
    ],
  },
];
