// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const storageGuards: Guard[] = [
  {
    name: "an earlier version is the organisers'",
    file: "lib/media/queries/version.ts",
    guard: "  if (!organisesMedia(actor, version.media.presentation.conferenceId)) return null;\n",
    without: "",
    test: "tests/integration/media/versions.test.ts",
    fails: [
      "an earlier version of a file is for the organisers of its conference, and absent for everybody else",
    ],
  },
  {
    name: "what carries a virus is handed to nobody",
    file: "lib/media/policy.ts",
    guard: "if (media.removedAt !== null || media.threat !== null) return false;",
    without: "if (media.removedAt !== null) return false;",
    test: "tests/integration/media/scan.test.ts",
    fails: [
      "a file that waits for the scanner with a virus is handed to nobody; who sent it and the organisers are told once",
    ],
  },
  {
    name: "what the scanner did not take whole is not harmless",
    file: "lib/media/scanner.ts",
    guard: 'if (answer === "stream: OK") return null;',
    without: 'if (answer === "stream: OK" || answer.endsWith("ERROR")) return null;',
    test: "tests/integration/media/scan.test.ts",
    fails: ["clamd that wants no more, drops the line, or is away has found nothing: it throws"],
  },
  {
    name: "the scanner speaks of the file it saw",
    file: "lib/media/jobs/scan.ts",
    guard: "where: { id: mediaId, storageKey, checkedAt: null, threat: null },",
    without: "where: { id: mediaId, checkedAt: null, threat: null },",
    test: "tests/integration/media/scan.test.ts",
    fails: [
      "a file that waits for the scanner and is replaced while it is looked at stays private: the answer is of another file",
    ],
  },
  {
    name: "an address of the bucket ends soon",
    file: "lib/media/send-stored.ts",
    guard: "seconds: env.S3_REDIRECT_SECONDS,",
    without: "seconds: 604_800,",
    test: "tests/integration/media/send.test.ts",
    fails: [
      "with S3_REDIRECT_SECONDS a file in a bucket has no address for whom it is not for, and a given one ends after those seconds",
    ],
  },
  {
    name: "the sweep leaves an upload not ended",
    file: "lib/media/jobs/sweep.ts",
    guard: '\n    UNION SELECT id::text FROM "Upload" WHERE id = ANY(${keys}::uuid[]) AND "endedAt" IS NULL',
    without: "",
    test: "tests/integration/media/sweep.test.ts",
    fails: [
      "the nightly sweep removes what nothing refers to, and nothing that is referenced, however many there are",
      "the nightly sweep of a bucket removes what nothing refers to, and nothing that is referenced",
    ],
  },
  {
    name: "the sweep leaves what is younger than a day",
    file: "lib/media/jobs/sweep.ts",
    guard: "    if (now.getTime() - storedAt.getTime() < DAY_MS) continue;\n",
    without: "",
    test: "tests/integration/media/sweep.test.ts",
    fails: ["the nightly sweep leaves what is younger than a day"],
  },
];
