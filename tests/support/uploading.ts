import * as tus from "tus-js-client";
import { env } from "@/lib/env";
import { aConference, aKind } from "@/tests/factories/conferences";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { signedIn } from "@/tests/support/media-site";

/** A presentation with a presenter who is signed in, and a kind to upload. */
export async function aStage(
  overrides: Parameters<typeof aConference>[0] = {},
  ofKind: Parameters<typeof aKind>[1] = {},
) {
  const conference = await aConference(overrides);
  const kind = await aKind(conference.id, { name: "Slides", ...ofKind });
  const presentation = await aPresentation(conference.id);
  const { personId } = await aPart(presentation.id);
  return { conference, kind, presentation, personId, cookie: await signedIn(personId) };
}

export type Stage = Awaited<ReturnType<typeof aStage>>;

export function metadataOf({ presentation, kind }: Stage, filename = "slides.pdf") {
  return { presentationId: presentation.id, kindId: kind.id, filename };
}

/** Headers a browser would send, for clients that are none. */
export const asBrowser = ({ cookie }: { cookie: string }) => ({ cookie, origin: env.ORIGIN });

type Options = Partial<tus.UploadOptions>;

/** Sends a file with tus-js-client; resolves with its id when it has arrived, rejects with what the client says. */
export function send(base: string, stage: Stage, bytes: Buffer, options: Options = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload: tus.Upload = new tus.Upload(bytes, {
      endpoint: `${base}/media/uploads`,
      headers: asBrowser(stage),
      metadata: metadataOf(stage),
      retryDelays: null,
      ...options,
      onSuccess: () => resolve(idOf(upload)),
      onError: reject,
    });
    upload.start();
  });
}

export function idOf(upload: tus.Upload): string {
  return upload.url?.split("/").at(-1) ?? "";
}

/** What the server says became of an upload. */
export async function outcomeOf(base: string, { cookie }: { cookie: string }, uploadId: string) {
  const response = await fetch(`${base}/media/uploads/${uploadId}`, { headers: { cookie } });
  return response.json();
}

type Sent = { body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> };

/** One request as a client of tus sends it, whatever its headers say; the status and what is said. */
export async function bare(stage: { cookie: string }, method: string, url: string, sent: Sent = {}) {
  const headers = { ...asBrowser(stage), "tus-resumable": "1.0.0", ...sent.headers };
  const response = await fetch(url, { method, headers, body: sent.body, redirect: "manual" });
  return { status: response.status, said: (await response.text()).trim(), headers: response.headers };
}

export function encoded(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}

/** Announces a file; `overrides` are more metadata. */
export function announce(
  base: string,
  stage: Stage,
  length: number | string,
  overrides: Record<string, string> = {},
) {
  const metadata = encoded({ ...metadataOf(stage), ...overrides });
  const headers = { "upload-length": String(length), "upload-metadata": metadata };
  return bare(stage, "POST", `${base}/media/uploads`, { headers });
}

/** Sends bytes of an upload from `offset` on. */
export function patch(
  stage: { cookie: string },
  url: string,
  offset: number | string,
  bytes: Uint8Array<ArrayBuffer>,
) {
  const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
  return bare(stage, "PATCH", url, { headers, body: bytes });
}
