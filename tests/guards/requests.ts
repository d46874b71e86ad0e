// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const requestGuards: Guard[] = [
  {
    name: "presenters see the names of those who agreed",
    file: "lib/requests/queries/asked.ts",
    guard: "name: seesAll || namedAt !== null ? person.name : null,",
    without: "name: seesAll || namedAt !== undefined ? person.name : null,",
    test: "tests/integration/requests/asked.test.ts",
    fails: [
      "what is asked of a presentation is for its presenters how many, since when and what was said, with the names of those who agreed",
      "what is asked of a presentation names everybody to organisers, and to the chair of its session only those who agreed",
    ],
  },
  {
    name: "what is asked is for those who tend the media",
    file: "lib/requests/queries/asked.ts",
    guard: "if (!presentation || !tendsMedia(actor, presentation)) return null;",
    without: "if (!presentation || !(tendsMedia(actor, presentation) || actor)) return null;",
    test: "tests/integration/requests/asked.test.ts",
    fails: ["what is asked of a presentation is nothing for anybody else"],
  },
  {
    name: "answers of one moment meet at one lock",
    file: "lib/requests/answering.ts",
    guard:
      '  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;\n',
    without: "",
    test: "tests/integration/requests/races.test.ts",
    fails: [
      "at one moment an upload and a decline leave the upload standing (round %i)",
      "at one moment an ask and a decline tell the asker once, by the answer or by mail (round %i)",
      "at one moment two declines are one, with one mail to each asker (round %i)",
      "at one moment two promises from one page are one, the other is stale (round %i)",
    ],
  },
  {
    name: "what was declined is not asked anew",
    file: "lib/requests/commands/request-media.ts",
    guard: 'if (state === "declined")\n',
    without: 'if (state === "declined" && now.getTime() === 0)\n',
    test: "tests/integration/requests/answers.test.ts",
    fails: [
      "declining media refuses who asks anew, with the reason, until it is reopened, which tells nobody",
    ],
  },
  {
    name: "a reason carries no link",
    file: "lib/requests/schema.ts",
    guard: "reason: line(300).refine((text) => !holdsLink(text), NO_LINKS),",
    without: "reason: line(300),",
    test: "tests/integration/requests/answers.test.ts",
    fails: ["declining media takes a reason of 1 to 300 characters without links"],
  },
  {
    name: "a presenter gets one digest a day",
    file: "lib/requests/jobs/digest.ts",
    guard: "const HOURS_BETWEEN = 24;",
    without: "const HOURS_BETWEEN = 0;",
    test: "tests/integration/requests/digest.test.ts",
    fails: [
      "the digest of what is asked comes once a day at most, with what is new since, and not again without news",
      "the digest of what is asked tells each of two presenters all that is new to them, though their days differ",
    ],
  },
];
