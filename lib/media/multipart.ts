import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import Busboy from "@fastify/busboy";

/** What arrived before the file, and the file's bytes as they come. */
export type Part = { fields: Record<string, string>; fileName: string; bytes: AsyncIterable<Uint8Array> };

/** Refused bytes are read and thrown away up to here, so that a browser hears the answer; then it is cut off. */
const MOST_DISCARDED = 2_000_000_000;

/** The fields that came before the file, and what became of the file. */
export type Upload<Value> = { fields: Record<string, string>; outcome: Value | "no_file" | "malformed" };

/**
 * Reads a multipart form as it arrives and hands its first file (field "file") to `take`; fields must come
 * before it. Resolves when the whole body has been read, or has broken off ("malformed").
 * Rejects with what `take` throws.
 */
export async function readUpload<Value>(
  req: IncomingMessage,
  take: (part: Part) => Promise<Value>,
): Promise<Upload<Value>> {
  const fields: Record<string, string> = {};
  const files: { stream: Readable; taken: Promise<Value> }[] = [];
  const form = Busboy({
    headers: { ...req.headers, "content-type": req.headers["content-type"] ?? "" },
    limits: { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 4000, parts: 30, headerPairs: 50 },
  });
  form.on("field", (name, value) => {
    if (files.length === 0) fields[name] = value;
  });
  form.on("file", (name, stream, fileName) => {
    // A browser sends an empty part without a name when no file was chosen.
    if (name !== "file" || !fileName) {
      stream.resume();
      return;
    }
    // Without a listener a form cut off here would end the process.
    stream.on("error", () => undefined);
    const taken = take({ fields, fileName, bytes: wholeFile(stream, body) }).finally(() => stream.resume());
    taken.catch(() => undefined);
    files.push({ stream, taken });
  });

  const body = wholeBody(req, form);
  const arrived = await body;
  const [file] = files;
  if (arrived) return { fields, outcome: file ? await file.taken : "no_file" };
  file?.stream.destroy(new Error("The upload broke off"));
  await file?.taken.catch(() => undefined);
  return { fields, outcome: "malformed" };
}

/** Pipes the body through; false when it breaks off or is no multipart form. */
function wholeBody(req: IncomingMessage, form: ReturnType<typeof Busboy>): Promise<boolean> {
  let bytes = 0;
  return new Promise((resolve) => {
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_DISCARDED) req.destroy();
    });
    req.on("error", () => resolve(false));
    req.on("close", () => req.complete || resolve(false));
    form.on("error", () => {
      req.unpipe(form).resume();
      resolve(false);
    });
    form.on("finish", () => resolve(true));
    req.pipe(form);
  });
}

/**
 * The stream's chunks, and an error at the end unless the whole body arrived: a file cut off in the middle ends
 * like any other. Leaving early does not destroy the stream, which would stall the rest of the form.
 */
async function* wholeFile(stream: Readable, body: Promise<boolean>): AsyncGenerator<Uint8Array> {
  yield* stream.iterator({ destroyOnReturn: false });
  if (!(await body)) throw new Error("The upload broke off");
}
