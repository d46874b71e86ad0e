import type { Guard } from "@/tests/guards/guard";

const HOSTILE = "tests/integration/media/hostile-uploads.test.ts";
const UPLOADS = "tests/integration/media/uploads.test.ts";

export const uploadGuards: Guard[] = [
  {
    name: "an upload is there for its sender only",
    file: "lib/media/queries/uploads.ts",
    guard: "where: { id: uploadId, personId },",
    without: "where: { id: uploadId },",
    test: HOSTILE,
    fails: ["an upload is there for its own person only: to a co-presenter, too, it is not"],
  },
  {
    name: "an upload is changed from our own pages only",
    file: "lib/media/uploads/http.ts",
    guard: '(method === "PATCH" || method === "DELETE") && !isFromOurPages(req)',
    without: 'method === "TRACE" && !isFromOurPages(req)',
    test: HOSTILE,
    fails: ["an upload is changed from our own pages only"],
  },
  {
    name: "an upload is announced within the conference's limit",
    file: "lib/media/commands/uploads.ts",
    guard: "input.bytes > mediaMegabytes * 1_000_000",
    without: "input.bytes > mediaMegabytes * 1_000_000_000",
    test: HOSTILE,
    fails: ["what is announced is refused in a sentence before a byte is sent"],
  },
  {
    name: "an upload on its way is counted",
    file: "lib/media/commands/place.ts",
    guard: "media + coming >= conference.mediaMost",
    without: "media >= conference.mediaMost + 0 * coming",
    test: HOSTILE,
    fails: ["what is announced is refused in a sentence before a byte is sent"],
  },
  {
    name: "an upload is a format of its kind, by its content",
    file: "lib/media/commands/keep.ts",
    guard: "!takes(kind.formats, content.contentType)",
    without: "!takes([], content.contentType)",
    test: UPLOADS,
    fails: [
      "a whole file of another format than its kind takes is refused by its content, and nothing of it is kept",
    ],
  },
  {
    name: "an upload becomes one media",
    file: "lib/media/jobs/uploads.ts",
    guard: "  if (upload.endedAt) return;\n",
    without: "",
    test: UPLOADS,
    fails: ["at one moment a file is completed by five who ask, and is one media"],
  },
  {
    name: "an upload of captions belongs to something that plays",
    file: "lib/media/commands/place.ts",
    guard: 'return ["video", "audio"].includes(showingOf(media?.contentType ?? ""));',
    without: "return media !== null;",
    test: UPLOADS,
    fails: [
      "a whole file of SubRip captions is kept as WebVTT, with the video they belong to",
      "leaves nothing on its way behind",
    ],
  },
  {
    name: "an upload of captions keeps no markup but its own",
    file: "lib/media/captions.ts",
    guard: '.replace(/</g, "&lt;")',
    without: "",
    test: "tests/unit/media/captions.test.ts",
    fails: ["SubRip captions become WebVTT %s"],
  },
];
