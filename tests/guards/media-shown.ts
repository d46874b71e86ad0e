// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

const SHOWN = "tests/integration/programme/media-shown.test.ts";
const SAYS_NOTHING =
  "media on the page that everybody reads says nothing at all of what is removed, waits for the scanner, has a virus or is for organisers";
const AS_THE_RULES =
  "media on the page that everybody reads can be opened there exactly by what the rules of media say of anybody";

const PICTURES = "tests/integration/media/pictures.test.ts";

export const mediaShownGuards: Guard[] = [
  {
    name: "what has a virus stands on no page",
    file: "lib/programme/policy.ts",
    guard: "  AND media.threat IS NULL AND media.audience",
    without: "  AND media.audience",
    test: SHOWN,
    fails: [AS_THE_RULES, SAYS_NOTHING],
  },
  {
    name: "what waits for the scanner stands on no page",
    file: "lib/programme/policy.ts",
    guard: 'media."removedAt" IS NULL AND media."checkedAt" IS NOT NULL',
    without: 'media."removedAt" IS NULL',
    test: SHOWN,
    fails: [
      AS_THE_RULES,
      SAYS_NOTHING,
      "media on the page that everybody reads leaves a kind to be asked for until somebody need not ask for it",
    ],
  },
  {
    name: "of a closed link the address is not told",
    file: "lib/programme/queries/media-shown.ts",
    guard: "CASE WHEN ${open} THEN media.url END",
    without: "media.url",
    test: SHOWN,
    fails: [
      AS_THE_RULES,
      "media on the page that everybody reads tells neither address, name, size nor picture of what is for some only, or opens later",
    ],
  },
  {
    name: "a kept page ends with an embargo",
    file: "lib/programme/queries/presentation.ts",
    guard: "  for (const { opensAt } of found.media) if (opensAt) until(new Date(opensAt));\n",
    without: "",
    test: SHOWN,
    fails: ["media on the page that everybody reads is kept no longer than an embargo lasts"],
  },
  {
    name: "a presentation's media are for who may see it",
    file: "lib/programme/queries/shelf.ts",
    guard: "if (!found || !canSeePresentation(actor, found)) return null;",
    without: "if (!found) return null;",
    test: SHOWN,
    fails: ["media on one's own page is nobody's who is not signed in or may not see the presentation"],
  },
  {
    name: "a picture is for whom its file is",
    file: "lib/media/queries/picture.ts",
    guard: "  if (!(await getFile(actor, mediaId, now))) return null;\n",
    without: "",
    test: PICTURES,
    fails: ["a picture is for whom its file is, and kept by a browser only while everybody may have it"],
  },
  {
    name: "a picture that takes too long is given up",
    file: "lib/media/rendering.ts",
    guard: "      timeout: seconds * 1000,\n",
    without: "",
    test: PICTURES,
    fails: ["pictures that take too long are given up: the process is killed"],
  },
  {
    name: "only pictures that browsers show are decoded",
    file: "lib/media/render-picture.mjs",
    guard: 'sharp.block({ operation: ["VipsForeignLoad"] });\n',
    without: "",
    test: PICTURES,
    fails: [
      "pictures are decoded from the formats browsers show, and no others, whatever a file is told to be",
    ],
  },
];
