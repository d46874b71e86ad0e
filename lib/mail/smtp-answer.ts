/** What became of an attempt to hand over one mail. */
export type Failure = {
  /**
   * `unreachable`: no server was there to ask; says nothing about the mail. `lost`: the connection broke while it had
   * the mail. `later`: not now (4yz). `refused`: the recipient, for good (5yz to RCPT). `failed`: this mail, for good.
   */
  kind: "unreachable" | "lost" | "later" | "refused" | "failed";
  /** The server's own words, else the error's. */
  words: string;
};

type SmtpError = Error & {
  code?: string;
  command?: string;
  syscall?: string;
  response?: string;
  responseCode?: number;
};

const WORDS = 1_000;

/** Reads an error of nodemailer (its `code`, `command`, and the server's answer, RFC 5321 4.2.1). */
export function failureOf(thrown: unknown): Failure {
  const error: SmtpError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { kind: kindOf(error), words: (error.response || error.message).slice(0, WORDS) };
}

function kindOf(error: SmtpError): Failure["kind"] {
  const { code = "", command = "", responseCode = 0, syscall } = error;
  if (responseCode === 421) return "lost";
  if (command === "API" && code === "EENVELOPE") return "failed";
  if (command === "RCPT TO" && responseCode >= 500) return "refused";
  if (command === "DATA" && responseCode >= 500) return "failed";
  if (["MAIL FROM", "RCPT TO", "DATA"].includes(command) && responseCode > 0) return "later";
  // The greeting, EHLO, TLS, AUTH: it would not serve us at all.
  if (responseCode > 0 || ["EDNS", "EAUTH", "ETLS", "ECONNREFUSED"].includes(code)) return "unreachable";
  if (syscall === "connect" || NEVER_REACHED.test(error.message)) return "unreachable";
  return "lost";
}

// nodemailer's own words; all have the code ETIMEDOUT, as a connection that falls silent later has.
const NEVER_REACHED = /^(Connection timeout|Greeting never received)/;
