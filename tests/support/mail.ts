import fs from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { inject } from "vitest";

/**
 * The newest mail to an address whose subject contains `about`, as the local inbox received it; waits for the worker
 * up to 20 seconds.
 */
export async function mailTo(
  address: string,
  about: string,
): Promise<{ subject: string; text: string; links: string[] }> {
  const folder = path.join(inject("data"), "inbox");
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const [mail] = await mailsTo(address, about);
    if (mail) return mail;
    await change(folder);
  }
  throw new Error(`No mail about "${about}" came to ${address}`);
}

/** All mails to an address whose subject contains `about` that are there now, newest first. */
export async function mailsTo(address: string, about: string) {
  const folder = path.join(inject("data"), "inbox");
  const mails: { subject: string; text: string; links: string[] }[] = [];
  for (const name of mailNames(folder)) {
    const mail = await simpleParser(fs.readFileSync(path.join(folder, name)));
    const to = [mail.to].flat().flatMap((header) => header?.value ?? []);
    if (!to.some((entry) => entry.address === address) || !mail.subject?.includes(about)) continue;
    const text = mail.text ?? "";
    mails.push({ subject: mail.subject, text, links: text.match(/https?:\/\/\S+/g) ?? [] });
  }
  return mails;
}

/** Names of the mails, newest first: they begin with the time. */
function mailNames(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .reverse();
}

/** Resolves when the folder changes, or after half a second. */
function change(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = fs.existsSync(folder) ? fs.watch(folder) : null;
    const timer = setTimeout(done, 500);
    watcher?.once("change", done);
    function done() {
      clearTimeout(timer);
      watcher?.close();
      resolve();
    }
  });
}
