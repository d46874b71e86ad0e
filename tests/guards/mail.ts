// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

const LETTER = "tests/integration/ops/letter.test.ts";

export const mailGuards: Guard[] = [
  {
    name: "a comma makes no second recipient",
    file: "lib/mail/letter.ts",
    guard: 'to: { name: "", address: mail.recipient },',
    without: "to: mail.recipient,",
    test: LETTER,
    fails: ["hostile words in a mail never makes two recipients of one address with %s in it"],
  },
  {
    name: "a mail holds no controls and no marks that turn its direction",
    file: "lib/mail/letter.ts",
    guard: '.replace(UNSHOWN, " ")',
    without: "",
    test: LETTER,
    fails: [
      "hostile words in a mail takes controls and marks that turn the direction out of subject, text and HTML",
    ],
  },
  {
    name: "words in the HTML part of a mail are text",
    file: "lib/mail/html.ts",
    guard: "return text.replace(/[&<>\"']/g, (sign) => ENTITIES[sign] ?? sign);",
    without: "return text;",
    test: LETTER,
    fails: [
      "hostile words in a mail are text in the HTML part, whatever tags, entities and comments they hold",
      "hostile words in a mail are links only where they lead to pages of ours",
    ],
  },
  {
    name: "links of a mail lead to pages of ours only",
    file: "lib/mail/html.ts",
    guard: "href && new URL(href).origin === new URL(env.ORIGIN).origin",
    without: "href",
    test: LETTER,
    fails: [
      "hostile words in a mail are text in the HTML part, whatever tags, entities and comments they hold",
      "hostile words in a mail are links only where they lead to pages of ours",
    ],
  },
  {
    name: "a living worker keeps the mails it has in hand",
    file: "lib/mail/claims.ts",
    guard: " WHERE pg_try_advisory_xact_lock(${PRESENCE}::int, hashtext(id))",
    without: "",
    test: "tests/integration/ops/mail.test.ts",
    fails: ["the outbox leaves a living worker what it has claimed, and takes over what a dead one had"],
  },
  {
    name: "mail is not stopped for what is our own fault",
    file: "lib/mail/refused-address.ts",
    guard: "return !/\\b5\\.[347]\\.\\d/.test(answer);",
    without: 'return answer !== "";',
    test: "tests/integration/ops/mail.test.ts",
    fails: [
      "a mail the server does not take for good because of %s is given up, without a word about the address",
    ],
  },
  {
    name: "a forged delivery report stops nobody's mail",
    file: "lib/mail/bounce.ts",
    guard: "address.toLowerCase() === mail.recipient.toLowerCase()",
    without: 'address !== ""',
    test: "tests/integration/ops/bounce.test.ts",
    fails: ["a delivery report that %s stops nobody's mail"],
  },
  {
    name: "the outbox names nobody who follows or asks",
    file: "lib/notifications/queries/outbox.ts",
    guard: " AND kinds <@ ${NAMED_KINDS}::text[]",
    without: " AND ${NAMED_KINDS}::text[] IS NOT NULL",
    test: "tests/integration/notifications/outbox.test.ts",
    fails: [
      "the outbox of a conference counts all its mails by cause, and shows one by one those to presenters and organisers only",
    ],
  },
];
