import { open, readdir } from "node:fs/promises";
import path from "node:path";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";

/** Of a mail in the list only its head is read. */
const HEAD_BYTES = 64_000;
/** Of a mail shown; ours are a few kilobytes. */
const MAIL_BYTES = 1_000_000;
/** Newest first, no more: the files stay. */
const LISTED = 100;

export type MailInInbox = {
  /** File name, `<time>-<recipient>.eml`, and its part of the address. */
  name: string;
  receivedAt: Date | null;
  to: string;
  subject: string;
};

export type MailText = MailInInbox & { from: string; text: string };

/** The newest mails of the local inbox. */
export async function listMails(folder: string): Promise<MailInInbox[]> {
  const names = (await mailNames(folder)).sort().reverse().slice(0, LISTED);
  return Promise.all(names.map(async (name) => headOf(name, await parsed(folder, name, HEAD_BYTES))));
}

/** One mail as text, or null when there is no such file in the inbox. */
export async function readMail(folder: string, name: string): Promise<MailText | null> {
  // Only names the folder lists: no path leads out of it.
  if (!(await mailNames(folder)).includes(name)) return null;
  const mail = await parsed(folder, name, MAIL_BYTES);
  return { ...headOf(name, mail), from: addresses(mail.from), text: mail.text ?? "" };
}

async function mailNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith(".") && name.endsWith(".eml"));
}

async function parsed(folder: string, name: string, bytes: number): Promise<ParsedMail> {
  const file = await open(path.join(folder, name));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return await simpleParser(buffer.subarray(0, bytesRead), { skipTextToHtml: true, skipImageLinks: true });
  } finally {
    await file.close();
  }
}

function headOf(name: string, mail: ParsedMail): MailInInbox {
  return { name, receivedAt: timeIn(name), to: addresses(mail.to), subject: mail.subject ?? "" };
}

/** `2026-11-24T11-02-33.123Z-ada@example.org.eml` says when it came. */
function timeIn(name: string): Date | null {
  const [, day, hours, minutes, seconds] =
    /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z-/.exec(name) ?? [];
  return day ? new Date(`${day}T${hours}:${minutes}:${seconds}Z`) : null;
}

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");
}
