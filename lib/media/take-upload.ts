import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { addFile } from "@/lib/media/commands/add";
import { type Part, readUpload } from "@/lib/media/multipart";
import { getMediaPath } from "@/lib/media/queries/on-edit";
import { AddFileInput, type MediaAdded } from "@/lib/media/schema";
import { addedInWords, UPLOAD_REFUSED, type UploadRefusal } from "@/lib/media/upload-words";
import { isFromOurPages, plain } from "@/lib/media/uploads/answers";
import { type Result, refuse } from "@/lib/result";
import { isForWantOfRoom } from "@/lib/storage/arriving";

/** A client that sends nothing for this long has gone. */
const SILENCE_MS = 60_000;

/**
 * One file of a multipart form, streamed: fields presentationId, kindId, label, then file.
 *
 * A form of our own pages only (Origin) by somebody signed in. A browser's own form is answered 303 to the page
 * of its media, which says the outcome (`?media=`); with `Accept: application/json` the sentence comes in the answer.
 */
export async function takeUpload(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const refusal = refusedBeforeReading(req);
  if (refusal) return plain(res, ...refusal, req.method === "POST" ? {} : { allow: "POST" });
  const actor = await actorOfToken(signInTokenOf(req.headers.cookie));
  if (actor.kind !== "person")
    return plain(res, 401, "You are signed out. Sign in, then send the file again.");

  req.setTimeout(SILENCE_MS, () => req.destroy());
  const { fields, outcome } = await readUpload(req, (part) => take(actor, part));
  if (res.destroyed) return;
  const mediaPath = await mediaPathOf(actor, fields.presentationId);
  if (!mediaPath)
    return plain(res, 404, "There is no such presentation, or it is not yours to add media to.");
  reply(req, res, mediaPath, typeof outcome === "string" ? refuse(outcome) : outcome);
}

type Outcome = Result<MediaAdded, UploadRefusal | "not_found">;

async function take(actor: Actor, { fields, fileName, bytes }: Part): Promise<Outcome> {
  const parsed = AddFileInput.safeParse({ ...fields, fileName });
  if (!parsed.success)
    return refuse(
      parsed.error.issues.some(({ path }) => path[0] === "kindId") ? "unknown_kind" : "malformed",
    );
  try {
    return await addFile(actor, parsed.data, bytes);
  } catch (error) {
    if (!isForWantOfRoom(error)) throw error;
    return refuse("no_space");
  }
}

async function mediaPathOf(actor: Actor, presentationId: string | undefined): Promise<string | null> {
  const id = z.uuid().safeParse(presentationId);
  return id.success ? getMediaPath(actor, id.data) : null;
}

function reply(req: IncomingMessage, res: ServerResponse, mediaPath: string, result: Outcome): void {
  const reason = result.ok || result.reason === "not_found" ? null : result.reason;
  if (!/\bapplication\/json\b/.test(req.headers.accept ?? "")) {
    const outcome = result.ok ? `added&told=${result.value.told}` : (reason ?? "malformed");
    res.writeHead(303, { location: `${mediaPath}?media=${outcome}`, "cache-control": "no-store" }).end();
    return;
  }
  const message = result.ok
    ? addedInWords(result.value.label, result.value.told)
    : UPLOAD_REFUSED[reason ?? "malformed"](result.facts);
  res.writeHead(result.ok ? 201 : 422, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify({ ok: result.ok, message }));
}

/** Status and sentence of what is not even read, or null. */
function refusedBeforeReading(req: IncomingMessage): [number, string] | null {
  if (req.method !== "POST") return [405, "Files are sent here by POST."];
  if (!isFromOurPages(req)) return [403, "Files are taken only from the pages of this site."];
  if (!/^multipart\/form-data;/i.test(req.headers["content-type"] ?? ""))
    return [415, "Send the file as multipart/form-data."];
  return null;
}
