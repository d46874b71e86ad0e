import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueueAll } from "@/lib/jobs/enqueue";

/** How long clamd may think after the last byte: minutes for gigabytes. */
const PATIENCE_MS = 600_000;

/** Since when a file that arrives now may be opened; null: the scanner is asked first. */
export function checkedAtOnArrival(now: Date): Date | null {
  return env.CLAMD_HOST === "" ? now : null;
}

/** Asks the scanner about a file, in the transaction that makes or replaces it; nothing where there is no scanner. */
export async function enqueueScan(tx: Db, mediaId: string): Promise<void> {
  if (env.CLAMD_HOST !== "") await askScanner(tx, [mediaId]);
}

/** Asks about files that wait, also where there is no scanner any more: then they open. */
export async function askScanner(tx: Db, mediaIds: string[]): Promise<void> {
  await enqueueAll(
    tx,
    "scan_media",
    mediaIds.map((mediaId) => ({ payload: { mediaId }, key: `scan:${mediaId}` })),
  );
}

/**
 * What clamd calls the virus it finds in these bytes; null when it finds none. Rejects when it cannot be asked or
 * does not look at all of them.
 *
 * Its protocol (clamd(8), INSTREAM): chunks behind their length in four bytes, none of length 0 but the last.
 */
export async function threatIn(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  const socket = connect(clamd());
  try {
    const answer = answerOf(socket);
    // Until it is awaited below, a refusal is no unhandled rejection.
    answer.catch(() => {});
    await send(socket, bytes);
    return threatNamed(await answer);
  } finally {
    socket.destroy();
  }
}

/** CLAMD_HOST as `connect` takes it. */
function clamd(): { path: string } | { host: string; port: number } {
  if (env.CLAMD_HOST.startsWith("/")) return { path: env.CLAMD_HOST };
  const colon = env.CLAMD_HOST.lastIndexOf(":");
  const host = env.CLAMD_HOST.slice(0, colon).replace(/^\[|\]$/g, "");
  return { host, port: Number(env.CLAMD_HOST.slice(colon + 1)) };
}

/** Stops when clamd answers early or goes away: then the answer says why. */
async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write("zINSTREAM\0");
  for await (const chunk of bytes) {
    if (chunk.byteLength === 0) continue;
    if (!socket.writable) return;
    socket.write(lengthOf(chunk));
    if (!socket.write(chunk)) await writableAgain(socket);
  }
  socket.write(lengthOf(new Uint8Array()));
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return length;
}

async function writableAgain(socket: Socket): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(socket, "drain", { signal }), once(socket, "close", { signal })]).catch(() => {});
  waiting.abort();
}

/** The whole answer: up to its NUL, or to the end of the connection. */
function answerOf(socket: Socket): Promise<string> {
  let text = "";
  let failure = new Error("clamd closed the connection without an answer");
  return new Promise((resolve, reject) => {
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("clamd fell silent")));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      // It wants no more than it has got.
      if (text.includes("\0")) socket.destroy();
    });
    socket.on("error", (error) => {
      failure = error;
    });
    socket.on("close", () => (text === "" ? reject(failure) : resolve(text.split("\0", 1)[0]?.trim() ?? "")));
  });
}

/** "stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR". */
function threatNamed(answer: string): string | null {
  if (answer === "stream: OK") return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found === undefined) throw new Error(`clamd did not look at the whole file: ${answer}`);
  return found;
}
