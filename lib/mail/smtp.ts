import nodemailer, { type Transporter } from "nodemailer";

/** Limits in milliseconds, unless the address says others: a stuck server must not keep the worker. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Opens the way to an SMTP server: `smtp://…`, `smtps://user:password@host:465`. Connections are reused; close it. */
export function smtpTransport(smtpUrl: string): Transporter {
  const url = new URL(smtpUrl);
  for (const [name, milliseconds] of Object.entries(LIMITS))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(milliseconds));
  url.searchParams.set("pool", "true");
  // A connection that breaks with a mail on it may have delivered it: whether to send it again is ours to decide.
  url.searchParams.set("maxRequeues", "0");
  return nodemailer.createTransport(url.href, { disableFileAccess: true, disableUrlAccess: true });
}
