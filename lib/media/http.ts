import type { IncomingMessage, ServerResponse } from "node:http";
import { handlePackages } from "@/lib/media/packages/http";
import { sendFile, sendPicture, sendVersion } from "@/lib/media/send-file";
import { handleUploads } from "@/lib/media/uploads/http";

const FILE = /^\/media\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/[^/]*)?$/;
const PICTURE = /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/pictures\/([1-9]\d{0,4})$/;
const VERSION = /^\/media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/versions\/([1-9]\d{0,9})$/;

/**
 * Uploads (`/media/uploads`), packages (`packages/http.ts`) and downloads (`GET /media/{id}/{name}`, the name may be left out; its
 * pictures, `GET /media/{id}/pictures/{width}?v={version}`; an organiser's `GET /media/{id}/versions/{number}`), in
 * front of Next: bytes pass through it at a third of the speed, and its bodies are cut.
 *
 * Returns false when the request is somebody else's to answer; what may not be fetched is Next's plain 404.
 */
export async function handleMedia(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const [path = "", query = ""] = (req.url ?? "").split("?");
  if ((await handleUploads(req, res)) || (await handlePackages(req, res))) return true;
  const [, replacedId, number = ""] = VERSION.exec(path) ?? [];
  if (replacedId !== undefined) return sendVersion(replacedId, number, req, res);
  const [, picturedId, width = ""] = PICTURE.exec(path) ?? [];
  if (picturedId !== undefined) return sendPicture({ mediaId: picturedId, width, query }, req, res);
  const [, mediaId] = FILE.exec(path) ?? [];
  return mediaId !== undefined && sendFile(mediaId, req, res);
}
