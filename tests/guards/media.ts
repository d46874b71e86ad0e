// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const mediaGuards: Guard[] = [
  {
    name: "what is fetched is sandboxed",
    file: "lib/media/send-stored.ts",
    guard: '  res.setHeader("content-security-policy", "sandbox");\n',
    without: "",
    test: "tests/integration/media/http.test.ts",
    fails: [
      "a file that is asked for comes whole, with what a browser must know about it",
      "a file that is asked for that is %s is a sandboxed download",
    ],
  },
  {
    name: "what could run in our origin is a download",
    file: "lib/media/send-stored.ts",
    guard: 'isShownInBrowser(contentType) ? "inline" : "attachment"',
    without: 'isShownInBrowser(contentType) || contentType ? "inline" : "attachment"',
    test: "tests/integration/media/http.test.ts",
    fails: [
      "a file that is asked for comes whole, with what a browser must know about it",
      "a file that is asked for that is %s is a sandboxed download",
    ],
  },
  {
    name: "a file is fetched by who may see its presentation",
    file: "lib/media/policy.ts",
    guard: "if (!canSeePresentation(actor, presentation) || !isOpen(media, now)) return false;",
    without: "if (!isOpen(media, now)) return false;",
    test: "tests/integration/media/http.test.ts",
    fails: [
      "a file that is asked for is 404 once removed, for drafts' strangers, under unknown ids and made-up addresses",
    ],
  },
  {
    name: "files are taken from our own pages only",
    file: "lib/media/take-upload.ts",
    guard: "if (!isFromOurPages(req)) return",
    without: "if (!isFromOurPages(req) && req.headers.cookie === undefined) return",
    test: "tests/integration/media/http.test.ts",
    fails: [
      "an upload is taken only from our own pages, signed in, as a form, from who tends the presentation",
    ],
  },
  {
    name: "links lead to the web only",
    file: "lib/media/schema.ts",
    guard: '.refine(isWebAddress, "Write a whole address that starts with https://")',
    without:
      '.refine((url) => URL.canParse(url) || isWebAddress(url), "Write a whole address that starts with https://")',
    test: "tests/integration/media/add.test.ts",
    fails: ["adding a link %j is taken: %s"],
  },
  {
    name: "an ask and an upload of one moment meet at one lock",
    file: "lib/requests/commands/request-media.ts",
    guard:
      '  await tx.$queryRaw`SELECT id FROM "Presentation" WHERE id = ${presentationId}::uuid FOR NO KEY UPDATE`;\n',
    without: "",
    test: "tests/integration/requests/request.test.ts",
    fails: ["asking for media waits for media that are just being added, and is refused because of them"],
  },
  {
    name: "a request is answered once",
    file: "lib/requests/fulfil.ts",
    guard: "kindId: kind.id, withdrawnAt: null, fulfilledAt: null }",
    without: "kindId: kind.id, withdrawnAt: null }",
    test: "tests/integration/media/add.test.ts",
    fails: [
      "adding a file answers every open request of its kind with one mail to each asker, and no other",
      "adding a file mails each of two askers once when two presenters upload at the same moment",
    ],
  },
  {
    name: "a file name is no path",
    file: "lib/media/file-name.ts",
    guard: '(typed.toWellFormed().split(/[/\\\\]/).at(-1) ?? "")',
    without: "typed.toWellFormed()",
    test: "tests/unit/media/file-name.test.ts",
    fails: ["a file name as it is kept %j becomes %j"],
  },
  {
    name: "a file has a greatest size",
    file: "lib/storage/measured.ts",
    guard: "if (measure.bytes > maxBytes) {",
    without: "if (measure.bytes > maxBytes * 1000) {",
    test: "tests/integration/storage/files.test.ts",
    fails: ["storage in %s keeps nothing of what is too large or breaks off, and says how it broke off"],
  },
  {
    name: "storage opens ids only",
    file: "lib/storage/store.ts",
    guard: '  if (!isKey(key)) throw new Error("A storage key is an id");\n',
    without: "",
    test: "tests/integration/storage/files.test.ts",
    fails: ["storage in %s opens ids only, never a path"],
  },
  {
    name: "the inbox shows files it lists only",
    file: "lib/mail/inbox.ts",
    guard: "  if (!(await mailNames(folder)).includes(name)) return null;\n",
    without: "",
    test: "tests/integration/ops/inbox.test.ts",
    fails: ["the local inbox shows no file it does not list"],
  },
];
