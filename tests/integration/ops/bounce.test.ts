import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { recordBounce } from "@/lib/mail/bounce";
import { postMail } from "@/lib/mail/outbox";

const now = new Date("2026-11-24T12:00:00Z");
let mailId = "";
beforeEach(async () => {
  await db.mail.deleteMany();
  await db.refusedAddress.deleteMany();
  await transaction((tx) =>
    postMail(tx, { to: "ada@example.org", subject: "S", text: "T", dedupeKey: "m", kinds: ["changes"] }),
  );
  const mail = await db.mail.findFirstOrThrow();
  mailId = mail.id;
  await db.mail.update({ where: { id: mailId }, data: { sentAt: now } });
});

describe("a delivery report", () => {
  it("of a mail of ours that failed for good stops mail to its recipient", async () => {
    expect(await recordBounce(report({}), now)).toBe(
      "No more mail goes to ada@example.org: 5.1.1 550 5.1.1 <ada@example.org>: no such mailbox",
    );
    expect(await db.refusedAddress.findMany()).toMatchObject([
      { address: "ada@example.org", mailId, refusedAt: now },
    ]);
    expect((await db.mail.findFirstOrThrow()).lastError).toContain("Came back: 5.1.1");
  });

  it("is read as well with the head alone of what came back, folded and addressed otherwise", async () => {
    const answer = await recordBounce(
      report({
        returned: "text/rfc822-headers",
        final: "rfc822;box@inside.example\nOriginal-Recipient: rfc822;\n ADA@example.org",
      }),
      now,
    );
    expect(answer).toContain("No more mail goes to ada@example.org");
  });

  it.each([
    ["names no mail of ours", { messageId: "<00000000-0000-4000-8000-000000000000@localhost>" }],
    ["names a mail of another site", { host: "eve.example" }],
    ["speaks of another recipient than the mail's", { final: "rfc822; eve@example.org" }],
    ["holds no mail that came back", { returned: "text/plain" }],
    ["is only of a delay", { action: "delayed", status: "4.4.1" }],
    ["failed for now", { status: "4.2.2" }],
    ["is no report", { type: "multipart/mixed" }],
    ["speaks of a policy", { status: "5.7.26", said: "smtp; 550 unauthenticated" }],
  ])("that %s stops nobody's mail", async (_, more) => {
    await recordBounce(report(more), now);
    expect(await db.refusedAddress.count()).toBe(0);
  });

  it("that is anything at all is no fault", async () => {
    for (const odd of [
      "",
      "\0\u0001\xff",
      "Content-Type: multipart/report\n\n",
      report({}).toString().slice(0, 300),
    ])
      expect(await recordBounce(Buffer.from(odd), now)).toContain("Nothing was done");
  });

  it("is taken from standard input, as a mail alias pipes it", async () => {
    const script = spawn(process.execPath, ["--import", "tsx", "scripts/bounce.ts"], {
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL },
    });
    script.stdin.end(report({}));
    const said = text(script.stdout);
    const [code] = await once(script, "exit");
    expect([code, await said]).toEqual([0, expect.stringContaining("No more mail goes to ada@example.org")]);
    expect(await db.refusedAddress.count()).toBe(1);
  });
});

type Field = "type" | "returned" | "final" | "action" | "status" | "said" | "host" | "messageId";

function report({
  type = "multipart/report; report-type=delivery-status",
  returned = "message/rfc822",
  final = "rfc822; ada@example.org",
  action = "failed",
  status = "5.1.1",
  said = "smtp; 550 5.1.1 <ada@example.org>:\n  no such mailbox",
  host = "localhost",
  messageId = `<${mailId}@${host}>`,
}: Partial<Record<Field, string>>): Buffer {
  const lines = `From: MAILER-DAEMON@mx.example
To: lectern@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: ${type}; boundary="b"

--b
Content-Type: text/plain

It did not work.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: ${final}
Action: ${action}
Status: ${status}
Diagnostic-Code: ${said}

--b
Content-Type: ${returned}

From: lectern@localhost
To: ada@example.org
Message-ID: ${messageId}
Subject: S

T

--b--
`;
  return Buffer.from(lines.replaceAll("\n", "\r\n"));
}
