import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";

/** Whose uploads they are, and where they go. */
export type Sender = { base: string; cookie: string; presentationId: string; kindId: string };

/** The same 64 KiB over and over, `length` bytes in all: nothing is made while the clock runs. */
function body(length: number): Readable {
  const piece = randomBytes(64 * 1024);
  let left = length;
  return new Readable({
    highWaterMark: 1024 * 1024,
    read() {
      const next = piece.subarray(0, Math.min(left, piece.length));
      left -= next.length;
      this.push(next.length === 0 ? null : next);
    },
  });
}

type Answer = { status: number; location: string; said: string };

/** One request with a body of `length` bytes, as fast as the server takes it. */
export function sendBytes(
  url: string,
  method: string,
  headers: Record<string, string>,
  length: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers, "content-length": length } }, (response) => {
      let said = "";
      response.on("data", (chunk) => {
        said += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", said }),
      );
    });
    sent.on("error", reject);
    body(length).pipe(sent);
  });
}

/** Announces an upload of `length` bytes; resolves with its address. */
export async function announce(sender: Sender, length: number): Promise<string> {
  const { base, presentationId, kindId } = sender;
  const metadata = Object.entries({ presentationId, kindId, filename: "recording.bin" })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
  const headers = { ...headersOf(sender), "upload-length": String(length), "upload-metadata": metadata };
  const { status, location, said } = await sendBytes(`${base}/media/uploads`, "POST", headers, 0);
  if (status !== 201) throw new Error(`The upload was not taken: ${status} ${said}`);
  return base + location;
}

/** Sends `length` bytes of an upload from its beginning. */
export async function patch(sender: Sender, address: string, length: number): Promise<void> {
  const headers = {
    ...headersOf(sender),
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
  };
  const { status, said } = await sendBytes(address, "PATCH", headers, length);
  if (status !== 204) throw new Error(`The bytes were not taken: ${status} ${said}`);
}

export async function cancel(sender: Sender, address: string): Promise<void> {
  await sendBytes(address, "DELETE", headersOf(sender), 0);
}

function headersOf({ base, cookie }: Sender) {
  return { cookie, origin: base, "tus-resumable": "1.0.0" };
}
