import type { SendMailOptions } from "nodemailer";
import { env } from "@/lib/env";
import { htmlOf } from "@/lib/mail/html";

/** What a mail of somebody's choice says below the message, and in its head. */
export type Choices = {
  /** Why they get it, one line. */
  why: string;
  /** Page of their preferences, without signing in. */
  preferences: string;
  /** What stops mails of these kinds when it is POSTed to. */
  unsubscribe: string;
};

type Mail = { id: string; recipient: string; subject: string; text: string };

/**
 * A mail of the outbox as it goes out: text, the same as HTML, and in its head how to stop it (RFC 8058) when it is
 * one of somebody's choice. Its Message-ID is always the same, so that a mailbox can tell it came twice.
 */
export function letter(mail: Mail, choices: Choices | null, now: Date): SendMailOptions {
  const text = shownAsWritten(mail.text);
  const footer = choices && `${choices.why}\nChoose what you are told: ${choices.preferences}`;
  return {
    from: env.MAIL_FROM,
    // As an object: a comma in it stays part of one address.
    to: { name: "", address: mail.recipient },
    subject: shownAsWritten(mail.subject).replace(/\s+/g, " "),
    // A line of "-- " begins what mail programs fold away (RFC 3676, 4.3).
    text: footer ? `${text.trimEnd()}\n\n-- \n${footer}\n` : text,
    html: htmlOf(text, footer),
    date: now,
    textEncoding: "quoted-printable",
    messageId: messageIdOf(mail.id),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(choices && {
        "List-Unsubscribe": { prepared: true, value: `<${choices.unsubscribe}>` },
        "List-Unsubscribe-Post": { prepared: true, value: "List-Unsubscribe=One-Click" },
      }),
    },
  };
}

function messageIdOf(mailId: string): string {
  return `<${mailId}@${new URL(env.ORIGIN).hostname}>`;
}

/** The mail a Message-ID names; null when it is none of ours. */
export function mailIdIn(messageId: string): string | null {
  const [id = "", host, ...more] = messageId.trim().replace(/^<|>$/g, "").split("@");
  const isOurs = more.length === 0 && host === new URL(env.ORIGIN).hostname;
  return isOurs && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

// Controls but tab and line feed, line separators, and marks that let a name rewrite what stands around it.
const UNSHOWN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what this is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

function shownAsWritten(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSHOWN, " ").toWellFormed();
}
