import type { IncomingMessage, ServerResponse } from "node:http";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { getFile } from "@/lib/media/queries/file";
import { getPicture } from "@/lib/media/queries/picture";
import { getVersion } from "@/lib/media/queries/version";
import { sendStored } from "@/lib/media/send-stored";
import type { Sendable } from "@/lib/media/sendable";

/** Sends a file to whoever may see it now. */
export function sendFile(mediaId: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  return sendTo(req, res, (actor) => getFile(actor, mediaId));
}

/** Sends an earlier content of a file to an organiser; `number` as the address has it. */
export function sendVersion(
  mediaId: string,
  number: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  return sendTo(req, res, (actor) => getVersion(actor, mediaId, Number(number)));
}

/** Sends a picture of a file to whoever may see the file; `width` as the address has it, `query` behind the `?`. */
export function sendPicture(
  { mediaId, width, query }: { mediaId: string; width: string; query: string },
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const named = /^v=([1-9]\d{0,8})$/.exec(query)?.[1];
  const version = named === undefined ? null : Number(named);
  return sendTo(req, res, (actor) => getPicture(actor, { mediaId, width: Number(width), version }));
}

/**
 * Answers GET and HEAD with what `find` finds for whoever asks, asked anew each time. False: there is nothing for
 * this person.
 */
async function sendTo(
  req: IncomingMessage,
  res: ServerResponse,
  find: (actor: Actor) => Promise<Sendable | null>,
): Promise<boolean> {
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { allow: "GET, HEAD" }).end();
    return true;
  }
  const file = await find(await actorOfToken(signInTokenOf(req.headers.cookie)));
  if (!file) return false;
  await sendStored(file, req, res);
  return true;
}
