import { Server } from "@tus/server";
import { actorOfToken } from "@/lib/auth/actor";
import { signInTokenOf } from "@/lib/auth/sign-in-cookie";
import { env } from "@/lib/env";
import { cancelUpload, type StartRefusal, startUpload } from "@/lib/media/commands/uploads";
import { completeUpload } from "@/lib/media/jobs/uploads";
import { StartUploadInput } from "@/lib/media/schema";
import { UPLOAD_REFUSED } from "@/lib/media/upload-words";
import { arrivalLocks } from "@/lib/storage/arrival-locks";
import { arrivalStore, isForWantOfRoom } from "@/lib/storage/arriving";

/** Of every answer to a client that speaks tus. */
export const TUS = { "tus-resumable": "1.0.0" };

type Metadata = Record<string, string | null> | undefined;

let server: Promise<Server> | undefined;

/** The tus server of this process. Whose upload it is has been settled before a request comes here. */
export function tusServer(): Promise<Server> {
  return (server ??= make());
}

async function make(): Promise<Server> {
  return new Server({
    path: "/media/uploads",
    datastore: await arrivalStore(),
    locker: arrivalLocks,
    relativeLocation: true,
    // Nobody else's pages: the library says `*` unless it is told.
    allowedOrigins: [env.ORIGIN],
    namingFunction: (req, metadata) => announced(req.headers, metadata),
    async onIncomingRequest(req, id) {
      if (req.method === "DELETE") await cancelled(req.headers, id);
    },
    onResponseError(_req, error) {
      if ("status_code" in error) return undefined;
      if (isForWantOfRoom(error)) return answer(507, NO_ROOM);
      // The library would send what the error says.
      console.error(error);
      return answer(500, FAILED);
    },
    async onUploadFinish(_req, { id }) {
      await completeUpload(id, new Date());
      return {};
    },
  });
}

/** Announces an upload: its id, or the refusal as tus takes it. */
async function announced(headers: Headers, metadata: Metadata): Promise<string> {
  const actor = await actorOf(headers);
  if (actor.kind !== "person") throw answer(401, "You are signed out. Sign in, then send the file again.");
  const { filename: fileName, ...fields } = withoutNulls(metadata);
  const bytes = headers.get("upload-length") ?? undefined;
  const input = StartUploadInput.safeParse({ ...fields, fileName, bytes });
  if (!input.success) throw answer(400, wordsOfMalformed(input.error.issues.map(({ path }) => path[0])));
  const started = await startUpload(actor, input.data);
  if (started.ok) return started.value.uploadId;
  const { reason, facts } = started;
  if (reason === "not_found")
    throw answer(404, "There is no such presentation, or it is not yours to add media to.");
  throw answer(STATUS[reason], UPLOAD_REFUSED[reason](facts));
}

/** Not 409 nor 423, at which clients of tus try again. */
const STATUS: Record<Exclude<StartRefusal, "not_found">, number> = {
  not_allowed: 403,
  withdrawn: 403,
  locked: 403,
  unknown_kind: 422,
  too_many: 422,
  nothing_to_replace: 422,
  not_its_video: 422,
  too_large: 413,
  empty_file: 422,
  wrong_format: 415,
  no_space: 507,
};

async function cancelled(headers: Headers, uploadId: string): Promise<void> {
  const result = await cancelUpload(await actorOf(headers), { uploadId });
  if (result.ok) return;
  throw result.reason === "not_found"
    ? answer(404, "There is no such upload.")
    : answer(410, "This upload is over.");
}

function actorOf(headers: Headers) {
  return actorOfToken(signInTokenOf(headers.get("cookie") ?? undefined));
}

function wordsOfMalformed(fields: (PropertyKey | undefined)[]): string {
  return fields.includes("kindId")
    ? UPLOAD_REFUSED.unknown_kind({})
    : "This announces no file that could be taken.";
}

function withoutNulls(metadata: Metadata): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, value ?? ""]));
}

export const NO_ROOM =
  "The server has no room for the rest of the file. What has arrived is kept. Tell the organisers, then go on.";
export const FAILED =
  "Something failed on our side. What has arrived is kept: wait a moment, then go on with the upload.";

/** An answer in the form the library throws. */
function answer(status_code: number, sentence: string) {
  return { status_code, body: `${sentence}\n` };
}
