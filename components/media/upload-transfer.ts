import type { DetailedError, Upload } from "tus-js-client";

/** What happens to one file while it is sent. */
export type TransferEvents = {
  /** The server knows it by this id from now on. */
  begun: (uploadId: string) => void;
  sent: (bytes: number) => void;
  /** No answer, or one that says to try later: it goes on by itself. */
  lost: () => void;
  /** All of it has arrived. */
  whole: () => void;
  /** The server said no; `sentence` is what it said, where it was a sentence. */
  refused: (status: number, sentence: string) => void;
};

export type Transfer = { stop: () => Promise<void> };

/** Bytes of one request: proxies in front of a server limit a body, often to 100 MB. */
const PIECE = 32_000_000;
/** Milliseconds between tries: growing, then every half minute for a day. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000, ...new Array<number>(2880).fill(30_000)];

/** Sends a file by the tus protocol, from where an earlier try of the same upload stopped. */
export async function transfer(
  file: File,
  { uploadId, metadata }: { uploadId: string | null; metadata: Record<string, string> },
  events: TransferEvents,
): Promise<Transfer> {
  const tus = await import("tus-js-client");
  const endpoint = new URL("/media/uploads", location.href).href;
  const upload: Upload = new tus.Upload(file, {
    ...(uploadId ? { uploadUrl: `${endpoint}/${uploadId}` } : { endpoint }),
    metadata,
    chunkSize: PIECE,
    retryDelays: PAUSES,
    // Which file an upload is we remember ourselves: the library forgets it at the first refusal, also of who only has
    // to sign in again.
    storeFingerprintForResuming: false,
    onUploadUrlAvailable() {
      // Otherwise a failed question for what has arrived begins a second upload.
      upload.options.endpoint = null;
      events.begun(upload.url?.split("/").at(-1) ?? "");
    },
    onProgress: (sent) => events.sent(sent),
    onShouldRetry(error) {
      const isLost = passes(statusOf(error));
      if (isLost) events.lost();
      return isLost;
    },
    onSuccess: () => events.whole(),
    onError(error) {
      const answer = "originalResponse" in error ? error : null;
      events.refused(answer ? statusOf(answer) : 0, sentenceOf(answer?.originalResponse?.getBody() ?? ""));
    },
  });
  upload.start();
  return { stop: () => upload.abort(false) };
}

/** Gives an upload up; what arrived of it is forgotten. False: nobody answered. */
export async function cancelTransfer(uploadId: string): Promise<boolean> {
  try {
    const headers = { "Tus-Resumable": "1.0.0" };
    const { status } = await fetch(`/media/uploads/${uploadId}`, { method: "DELETE", headers });
    return status < 500;
  } catch {
    return false;
  }
}

/** How many bytes of it the server has; null when it cannot be asked now, or does not know it. */
export async function arrivedOf(uploadId: string): Promise<number | null> {
  try {
    const headers = { "Tus-Resumable": "1.0.0" };
    const answer = await fetch(`/media/uploads/${uploadId}`, { method: "HEAD", headers });
    const offset = answer.headers.get("upload-offset");
    return answer.ok && offset !== null ? Number(offset) : null;
  } catch {
    return null;
  }
}

function statusOf(error: DetailedError): number {
  return error.originalResponse?.getStatus() ?? 0;
}

/** Whether trying again may help: no answer, a lock, too much at once, a server that starts anew. Not a full disk. */
function passes(status: number): boolean {
  return [0, 408, 409, 423, 425, 429].includes(status) || (status >= 500 && status !== 507);
}

/** Refusals are one plain sentence; pages of proxies are not. */
function sentenceOf(body: string): string {
  const text = body.trim();
  return text.startsWith("<") || text.length > 400 ? "" : text;
}
