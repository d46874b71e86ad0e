import type { IncomingMessage, ServerResponse } from "node:http";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { completeUpload, heardOfUpload } from "@/lib/media/jobs/uploads";
import { getUpload } from "@/lib/media/queries/uploads";
import { takeUpload } from "@/lib/media/take-upload";
import { outcomeInWords } from "@/lib/media/upload-words";
import { isFromOurPages, plain } from "@/lib/media/uploads/answers";
import { FAILED, NO_ROOM, TUS, tusServer } from "@/lib/media/uploads/tus";
import { arrivedBytes, hasRoomFor } from "@/lib/storage/arriving";

const ONE = /^\/media\/uploads\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A client that sends nothing for this long has gone; what arrived stays, to go on from. */
const SILENCE_MS = 60_000;

/**
 * Uploads: `POST /media/uploads` announces a file by the tus protocol (or takes a whole one as a form, without the
 * header `Tus-Resumable`), `HEAD`, `PATCH` and `DELETE /media/uploads/{id}` go on with it, `GET` says as JSON what
 * became of it. Only for whose upload it is; anybody else is answered as if it were not there.
 *
 * Returns false for addresses that are none of these.
 */
export async function handleUploads(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const [path = ""] = (req.url ?? "").split("?");
  if (path === "/media/uploads") {
    await handleAll(req, res);
    return true;
  }
  const [, uploadId] = ONE.exec(path) ?? [];
  if (uploadId === undefined) return false;
  await handleOne(uploadId, req, res).catch((error) => {
    // A page would say it to nobody here.
    console.error(error);
    if (res.headersSent) res.destroy();
    else plain(res, 500, FAILED, TUS);
  });
  return true;
}

async function handleAll(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const speaksTus = req.headers["tus-resumable"] !== undefined;
  if (req.method !== "OPTIONS" && !(req.method === "POST" && speaksTus)) return takeUpload(req, res);
  if (req.method === "POST" && !isFromOurPages(req)) return plain(res, 403, FOREIGN, TUS);
  await handByTus(req, res);
}

async function handleOne(uploadId: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { method = "" } = req;
  if (!["GET", "HEAD", "PATCH", "DELETE"].includes(method))
    return plain(res, 405, "Uploads are sent here by PATCH.", { ...TUS, allow: "GET, HEAD, PATCH, DELETE" });
  if ((method === "PATCH" || method === "DELETE") && !isFromOurPages(req))
    return plain(res, 403, FOREIGN, TUS);
  const actor = await actorOf(req);
  if (actor.kind !== "person") return plain(res, 401, SIGNED_OUT, TUS);
  const upload = await getUpload(actor, uploadId);
  if (!upload) return plain(res, 404, UNKNOWN, TUS);
  if (method === "GET") return sayOutcome(res, actor, uploadId);

  const now = new Date();
  await heardOfUpload(uploadId, now);
  // Killed between the last byte and the row: the first who asks makes up for it.
  const isOver = upload.endedAt !== null || (method === "HEAD" && (await completeUpload(uploadId, now)));
  if (!isOver) return (await isFull(method, upload)) ? plain(res, 507, NO_ROOM, TUS) : handByTus(req, res);
  if (method !== "HEAD" || wasLeft(upload)) return plain(res, 410, "This upload is over.", TUS);
  const length = String(upload.bytes);
  res.writeHead(200, {
    ...{ ...TUS, "cache-control": "no-store" },
    ...{ "upload-offset": length, "upload-length": length },
  });
  res.end();
}

/** Cancelled, or silent for so long that it was given up: nothing of it is here. */
function wasLeft(upload: { endedAt: Date | null; mediaId: string | null; refusedBecause: string | null }) {
  const { endedAt, mediaId, refusedBecause } = upload;
  return endedAt !== null && mediaId === null && (refusedBecause === null || refusedBecause === "given_up");
}

/** Looked at before the bytes come: a browser that is cut off while it sends does not hear why. */
async function isFull(method: string, { id, bytes }: { id: string; bytes: number }): Promise<boolean> {
  return method === "PATCH" && !(await hasRoomFor(bytes - ((await arrivedBytes(id)) ?? 0)));
}

async function sayOutcome(res: ServerResponse, actor: Actor, uploadId: string): Promise<void> {
  await completeUpload(uploadId, new Date());
  const upload = await getUpload(actor, uploadId);
  if (!upload) return plain(res, 404, UNKNOWN);
  res.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify(outcomeInWords(upload, upload.facts)));
}

async function handByTus(req: IncomingMessage, res: ServerResponse): Promise<void> {
  req.setTimeout(SILENCE_MS, () => req.destroy());
  // What is read back and looked at when all of it has arrived may take longer.
  req.once("end", () => req.setTimeout(0));
  const server = await tusServer();
  await server.handle(req, res);
}

function actorOf(req: IncomingMessage): Promise<Actor> {
  return actorOfToken(signInTokenOf(req.headers.cookie));
}

const FOREIGN = "Files are taken only from the pages of this site.";
const SIGNED_OUT =
  "You are signed out. Sign in again, then go on with this upload; what has arrived is kept.";
const UNKNOWN = "There is no such upload.";
