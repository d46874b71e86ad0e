import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listMails, readMail } from "@/lib/mail/inbox";
import { freePort } from "@/scripts/ports.mjs";

const parent = mkdtempSync(path.join(os.tmpdir(), "lectern-inbox-"));
const folder = path.join(parent, "inbox");
let inbox: ChildProcess;
let transport: Transporter;

beforeAll(async () => {
  const port = await freePort();
  inbox = spawn(process.execPath, ["scripts/inbox.mjs", folder, String(port)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(inbox, "message");
  transport = nodemailer.createTransport({ host: "127.0.0.1", port });
});

afterAll(async () => {
  transport.close();
  inbox.kill("SIGTERM");
  await once(inbox, "exit");
  rmSync(parent, { recursive: true });
});

describe("the local inbox", () => {
  it("keeps each mail as a file named by time and recipient, and shows it as it was sent", async () => {
    await transport.sendMail({
      from: "Lectern <lectern@localhost>",
      to: ["ada@example.org", "b.c+d@example.org"],
      subject: "Grüße",
      text: "Sign in: http://localhost/x?token=1\n",
    });
    const mails = await listMails(folder);
    expect(mails.map(({ name }) => name.replace(/^[\dT:.-]+Z-/, "")).sort()).toEqual([
      "ada@example.org.eml",
      "b.c+d@example.org.eml",
    ]);
    expect(mails.map(({ subject }) => subject)).toEqual(["Grüße", "Grüße"]);
    expect(mails.every(({ receivedAt }) => receivedAt instanceof Date)).toBe(true);

    const mail = await readMail(folder, mails[0]?.name ?? "");
    expect(mail?.text).toBe("Sign in: http://localhost/x?token=1\n");
    expect(mail?.from).toBe('"Lectern" <lectern@localhost>');
  });

  it("is readable by its owner only", () => {
    const modes = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))].map(
      (file) => statSync(file).mode & 0o077,
    );
    expect(new Set(modes)).toEqual(new Set([0]));
  });

  it("lets no recipient lead out of its folder", async () => {
    const before = readdirSync(folder).length;
    await transport.sendMail({
      envelope: { from: "lectern@localhost", to: ["evil/x/y@example.org"] },
      subject: "Out",
      text: "…",
    });
    expect(readdirSync(folder).length).toBe(before + 1);
    expect(readdirSync(parent)).toEqual(["inbox"]);
  });

  it("shows no file it does not list", async () => {
    writeFileSync(path.join(parent, "secret.eml"), "Subject: secret\n\nsecret");
    expect(await readMail(folder, "../secret.eml")).toBeNull();
    expect(await readMail(folder, "nothing.eml")).toBeNull();
    rmSync(path.join(parent, "secret.eml"));
  });

  it("shows of a mail in HTML its words only", async () => {
    await transport.sendMail({
      from: "eve@example.org",
      to: "html@example.org",
      subject: "<script>alert(1)</script>",
      html: '<p>Hello <a href="javascript:alert(1)">there</a></p><img src="http://evil.example/x.png"><script>alert(1)</script>',
    });
    const [listed] = (await listMails(folder)).filter(({ to }) => to === "html@example.org");
    const mail = await readMail(folder, listed?.name ?? "");
    expect(mail?.subject).toBe("<script>alert(1)</script>");
    expect(mail?.text).toContain("Hello there");
    expect(mail?.text).not.toMatch(/</);
  });
});
