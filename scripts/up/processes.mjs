import path from "node:path";
import { freePort } from "../ports.mjs";
import { keepRunning } from "./children.mjs";

/**
 * Starts web server, worker and, where no SMTP server was given, the local inbox.
 * Returns the environment they have, and how to wait for and stop them.
 */
export async function startProcesses({ env: given, port, host, log, inbox }) {
  const env = { ...given, PORT: String(port) };
  const children = [];
  if (inbox) {
    const smtpPort = await freePort();
    env.SMTP_URL = `smtp://127.0.0.1:${smtpPort}`;
    env.INBOX_DIR = path.join(env.DATA_DIR, "inbox");
    children.push(
      keepRunning({
        name: "inbox",
        args: ["scripts/inbox.mjs", env.INBOX_DIR, String(smtpPort)],
        env,
        log: log("inbox"),
      }),
    );
  }
  children.push(
    keepRunning({ name: "worker", args: ["--import", "tsx", "scripts/worker.ts"], env, log: log("worker") }),
    keepRunning({
      name: "web",
      args: ["--import", "tsx", "server.ts"],
      env,
      log: log("web"),
      isReady: () => answers(host, port),
    }),
  );
  return {
    env,
    ready: async () => {
      await Promise.all(children.map((child) => child.ready()));
      return "web, worker, inbox".slice(0, inbox ? undefined : -", inbox".length);
    },
    /** The inbox last: the worker may just be sending. */
    stop: async () => {
      for (const group of inbox ? [children.slice(1), children.slice(0, 1)] : [children])
        await Promise.all(group.map((child) => child.stop()));
    },
  };
}

async function answers(host, port) {
  try {
    const response = await fetch(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/health`);
    return response.ok;
  } catch {
    return false;
  }
}
