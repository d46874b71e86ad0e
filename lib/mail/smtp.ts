import { connect } from "node:net";
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
  const transport = nodemailer.createTransport(url.href, { disableFileAccess: true, disableUrlAccess: true });
  return Object.assign(transport, { getSocket: openSocket });
}

type Server = { host?: string; port?: number; secure?: boolean; connectionTimeout?: number };
type Opened = (error: Error | null, opened?: { connection: object }) => void;

/** nodemailer's own sockets hold small writes back for the server's acknowledgement: 40 ms, several times a mail. */
function openSocket(
  { host = "localhost", port, secure, connectionTimeout = 0 }: Server,
  opened: Opened,
): void {
  const socket = connect({ host, port: port ?? (secure ? 465 : 587), noDelay: true });
  // As `failureOf` tells a server that was never reached, also when its name is not known.
  const fail = (error: Error) => opened(Object.assign(error, { syscall: "connect" }));
  socket.setTimeout(connectionTimeout, () => socket.destroy(new Error("Connection timeout")));
  socket.once("error", fail);
  socket.once("connect", () => {
    socket.setTimeout(0).off("error", fail);
    opened(null, { connection: socket });
  });
}
