import type { IncomingMessage, ServerResponse } from "node:http";
import { type Actor, actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { contentDisposition } from "@/lib/media/file-name";
import { contentsOf } from "@/lib/media/packages/contents";
import { partOf } from "@/lib/media/packages/names";
import { writeZip } from "@/lib/media/packages/zip";
import { getDayPackage, getSessionPackage, type Package } from "@/lib/media/queries/packages";

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const SESSION = new RegExp(`^/media/packages/sessions/(${ID})$`);
const DAY = new RegExp(`^/media/packages/days/(${ID})/(\\d{4}-\\d{2}-\\d{2})$`);

/**
 * One ZIP of a session's (`GET /media/packages/sessions/{id}`) or a day's (`…/days/{conference}/{YYYY-MM-DD}`) media,
 * streamed, for the machine in the room. False: the address is none of these, or there is nothing for this person.
 */
export async function handlePackages(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const [path = ""] = (req.url ?? "").split("?");
  const [, sessionId] = SESSION.exec(path) ?? [];
  const [, conferenceId, day] = DAY.exec(path) ?? [];
  if (sessionId !== undefined) return send(req, res, (actor) => getSessionPackage(actor, sessionId));
  if (conferenceId === undefined || day === undefined || !isDay(day)) return false;
  return send(req, res, (actor) => getDayPackage(actor, conferenceId, day), day);
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  find: (actor: Actor) => Promise<Package | null>,
  /** Of the archive, after the conference; absent: the session's title. */
  named?: string,
): Promise<boolean> {
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { allow: "GET, HEAD" }).end();
    return true;
  }
  const found = await find(await actorOfToken(signInTokenOf(req.headers.cookie)));
  if (!found) return false;
  const { conference, sessions } = found;
  const contents = contentsOf(sessions, conference.timeZone);
  const name = named ?? partOf(sessions[0]?.title ?? "", 60, "session");
  res.writeHead(200, {
    "content-type": "application/zip",
    "content-disposition": contentDisposition("attachment", `${conference.slug} ${name}.zip`),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    // A proxy that buffers would fill its disk with a day of video.
    "x-accel-buffering": "no",
  });
  if (req.method === "HEAD") {
    res.end();
    return true;
  }
  await writeZip(contents, res);
  return true;
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
