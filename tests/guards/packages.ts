// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

const OF_SESSION =
  "the package of a session is for organisers, and for its chair without what is for organisers only; for others there is none";

/** Of what organisers have of media: packages, reminders. */
export const packageGuards: Guard[] = [
  {
    name: "a name in a package is no path",
    file: "lib/media/packages/names.ts",
    guard: '[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Co}\\ufffd<>:"/\\\\|?*]+',
    without: "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Co}\\ufffd]+",
    test: "tests/unit/media/package-names.test.ts",
    fails: [
      "a name in a package is one harmless part of a path, whatever it is made of",
      "folders of a package never lead out of the archive, whatever everything is called, and stay short",
    ],
  },
  {
    name: "what is for organisers only is in no chair's package",
    file: "lib/media/queries/packages.ts",
    guard: 'takesAll || audience !== "organisers"',
    without: 'takesAll || audience !== ""',
    test: "tests/integration/media/packages.test.ts",
    fails: [OF_SESSION],
  },
  {
    name: "a package is for its chair",
    file: "lib/media/policy.ts",
    guard: "organises(actor, session.conferenceId) || (personId !== null && session.chairId === personId)",
    without: "organises(actor, session.conferenceId) || personId !== null",
    test: "tests/integration/media/packages.test.ts",
    fails: [
      OF_SESSION,
      "the package of a day holds the sessions that begin on it in the conference's zone, and a chair's own ones only",
    ],
  },
  {
    name: "what has a virus or was not looked at is in no package",
    file: "lib/media/queries/packages.ts",
    guard: 'withheld: hasThreat ? "threat" : isChecked ? null : "not_checked"',
    without: "withheld: hasThreat && !isChecked ? null : null",
    test: "tests/integration/media/packages.test.ts",
    fails: [
      "the package of a session leaves out what is withdrawn, removed or replaced, and says what waits for the scanner, has a virus or is not there",
    ],
  },
  {
    name: "reminders of two organisers come one after the other",
    file: "lib/requests/commands/remind.ts",
    guard:
      '    await tx.$queryRaw`SELECT id FROM "Conference" WHERE id = ${conferenceId}::uuid FOR NO KEY UPDATE`;\n',
    without: "",
    test: "tests/integration/requests/remind.test.ts",
    fails: ["reminding presenters gives one mail when two organisers send at the same moment"],
  },
];
