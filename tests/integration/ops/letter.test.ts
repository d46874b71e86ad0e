import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { type Message, postMail } from "@/lib/mail/outbox";
import { mailSender } from "@/lib/mail/send-mails";
import { smtpTransport } from "@/lib/mail/smtp";
import { mailChoices } from "@/lib/notifications/mail-choices";
import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";
import { aPerson } from "@/tests/factories/people";
import { openMailbox } from "@/tests/support/mailbox";

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let transport: ReturnType<typeof smtpTransport>;
beforeAll(async () => {
  mailbox = await openMailbox();
  transport = smtpTransport(mailbox.url);
});
afterAll(async () => {
  transport.close();
  await mailbox.close();
});

describe("a mail of somebody's choice", () => {
  it("says below the message why one gets it and where to choose, without signing in", async () => {
    const person = await aPerson();
    const { text } = await sent({ text: "It moved.\n", personId: person.id, kinds: ["changes", "media"] });
    const link = preferencesLink(person.id);
    expect(text).toBe(
      `It moved.\n\n-- \nYou get this from localhost:3000 because you chose to hear of “Changes of what I follow”, “New media of what I follow”, or never chose otherwise.\nChoose what you are told: ${link}\n`,
    );
  });

  it("carries in its head what stops it with one press (RFC 8058), each on one line", async () => {
    const person = await aPerson();
    const { headerLines } = await sent({ personId: person.id, kinds: ["changes"] });
    const lines = headerLines.filter(({ key }) => key.startsWith("list-")).map(({ line }) => line);
    expect(lines).toEqual([
      `List-Unsubscribe: <${unsubscribeLink(person.id, ["changes"])}>`,
      "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ]);
  });
});

describe("a mail that is no matter of choice", () => {
  it("has no footer and nothing to unsubscribe from", async () => {
    const person = await aPerson();
    const mail = await sent({ text: "Your link.\n", personId: person.id });
    expect(mail.text).toBe("Your link.\n");
    expect(mail.headerLines.filter(({ key }) => key.startsWith("list-"))).toEqual([]);
    expect(mail.html).not.toContain("<footer>");
  });
});

describe("hostile words in a mail", () => {
  it("lets no line break of a subject become a header", async () => {
    const mail = await sent({ subject: "Hello\r\nBcc: eve@example.org\n\nBody" });
    expect(mail.subject).toBe("Hello Bcc: eve@example.org Body");
    expect([mail.bcc, mail.text]).toEqual([undefined, "Text"]);
    expect(mailbox.recipients().at(-1)).toBe("ada@example.org");
  });

  it.each([
    ["a comma", "ada@example.org, eve@example.org"],
    ["a line break", "ada@example.org\r\nBcc: eve@example.org"],
    ["a line break and a command", "ada@example.org>\r\nRCPT TO:<eve@example.org"],
    ["a name", "Eve <eve@example.org>"],
  ])("never makes two recipients of one address with %s in it", async (_, to) => {
    const before = mailbox.mails.length;
    await post({ to });
    const reached = mailbox.mails.slice(before).flatMap((mail) => [mail.to, mail.cc, mail.bcc]);
    expect(JSON.stringify(reached)).not.toContain("eve@example.org");
    expect((await db.mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } })).failedAt).not.toBe(null);
  });

  it("takes controls and marks that turn the direction out of subject, text and HTML", async () => {
    const marks =
      "\u0001\u0008\u000b\u001b\u007f\u0085\u061c\u200e\u200f\u2028\u202a\u202e\u2066\u2069\ufeff";
    const mail = await sent({ subject: `A${marks}B`, text: `A${marks}B\ttab` });
    expect(mail.subject).toBe("A B");
    expect(mail.text).toBe(`A${" ".repeat(marks.length)}B\ttab`);
    expect([...marks].filter((mark) => `${mail.html}`.includes(mark))).toEqual([]);
  });

  it("are text in the HTML part, whatever tags, entities and comments they hold", async () => {
    const text = `<script>alert(1)</script> <img src="https://eve.example/x.png"> </p></main> <!-- & &lt; ' " -->`;
    const html = `${(await sent({ text })).html}`;
    expect(html).toContain(
      "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=&quot;https://eve.example/x.png&quot;&gt; &lt;/p&gt;&lt;/main&gt; &lt;!-- &amp; &amp;lt; &#39; &quot; --&gt;",
    );
    expect(html.match(/<(script|img|iframe|link|object|form)\b/gi)).toBe(null);
  });

  it("are links only where they lead to pages of ours", async () => {
    const text =
      "See http://localhost:3000/my?a=1&b=2. Not https://eve.example/x, http://localhost:3000.eve.example/, javascript:alert(1), http://localhost:3000@eve.example/";
    const html = `${(await sent({ text })).html}`;
    expect([...html.matchAll(/<a href="([^"]*)">/g)].map(([, href]) => href)).toEqual([
      "http://localhost:3000/my?a=1&amp;b=2",
    ]);
  });
});

describe("the HTML part", () => {
  it("fetches nothing, and is readable in the dark", async () => {
    const person = await aPerson();
    const html = `${(await sent({ personId: person.id, kinds: ["changes"] })).html}`;
    expect(html.match(/\b(src|background|url|@import)\s*[=(]/g)).toBe(null);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });
});

let serial = 0;
async function post(more: Partial<Message>): Promise<void> {
  serial += 1;
  const message = {
    to: "ada@example.org",
    subject: "Subject",
    text: "Text",
    dedupeKey: `t:${serial}`,
    ...more,
  };
  await transaction((tx) => postMail(tx, message));
  // Each its own: a server that ended the conversation is asked again at once.
  const sender = mailSender({ transport, workerId: "letters", choicesOf: mailChoices });
  await sender.drain();
}

async function sent(more: Partial<Message>) {
  await post(more);
  const mail = mailbox.mails.at(-1);
  if (!mail) throw new Error("No mail came");
  return mail;
}
