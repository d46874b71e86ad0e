import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./paths.mjs";

export const USAGE = `npm run up -- [options]
  --port N      where the web server listens (3000)
  --data DIR    folder of the database, media, mail and secrets (.data)
  --dev         develop: pages are made anew at each change of the sources
  --no-demo     do not seed the demo conference
  --demo        seed it also into the database DATABASE_URL names, when that is empty
Environment: DATABASE_URL, SMTP_URL, ORIGIN and others: README.md`;

/**
 * What was asked for, or a sentence thrown.
 *
 * `databaseUrl` and `smtpUrl` are null when ours are used; `demo` says whether to seed and to print role links.
 */
export function readOptions(args, environment) {
  const { port: wanted, data, dev, help, ...flags } = parsed(args);
  const databaseUrl = environment.DATABASE_URL || null;
  const smtpUrl = environment.SMTP_URL || null;
  const given = environment.ORIGIN ? originOf(environment.ORIGIN) : null;
  if (given && !isLoopback(given) && !smtpUrl)
    throw new Error(
      `ORIGIN is ${given.origin}, which others can reach, but there is no SMTP_URL: nobody would get any mail, and sign-in needs it. Set SMTP_URL (smtp://user:password@host:587).`,
    );
  const port = portOf(wanted ?? environment.PORT ?? (given && isLoopback(given) ? given.port : ""));
  return {
    help: help === true,
    port,
    data: path.resolve(root, data ?? environment.DATA_DIR ?? ".data"),
    dev: dev === true,
    demo: flags["no-demo"] !== true && (flags.demo === true || databaseUrl === null),
    databaseUrl,
    smtpUrl,
    origin: given?.origin ?? `http://localhost:${port}`,
  };
}

function parsed(args) {
  const flag = { type: "boolean" };
  const options = {
    port: { type: "string" },
    data: { type: "string" },
    dev: flag,
    demo: flag,
    "no-demo": flag,
    help: flag,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Error(`${error.message.split(". ")[0]}.\n\n${USAGE}`);
  }
}

function portOf(text) {
  const port = Number(text || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`--port takes a number from 1 to 65535, not ${text}.`);
  return port;
}

function originOf(text) {
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch {
    // Worded below.
  }
  throw new Error(`ORIGIN is ${text}: it takes scheme, host and port, as in https://conference.example.org`);
}

/** Reached from this machine only. */
function isLoopback({ hostname }) {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
