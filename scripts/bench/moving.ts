import type { Client } from "pg";
import type { Result } from "@/lib/result";
import type { Crowd } from "@/scripts/bench/crowd";

/** Moves the crowd's session and has it told, as organisers and the worker do. Sets DATABASE_URL. */
export async function moving(crowd: Crowd, databaseUrl: string, client: Client) {
  // Before lib/env is read by what is imported.
  process.env.DATABASE_URL = databaseUrl;
  const { actorOfPerson } = await import("@/lib/auth/actor");
  const { editSession } = await import("@/lib/sessions/commands/edit-session");
  const { EditSessionInput } = await import("@/lib/sessions/schema");
  const { publishProgramme } = await import("@/lib/programme/commands/publish-programme");
  const { tellChanges } = await import("@/lib/notifications/jobs/tell-changes");
  const actor = await actorOfPerson(crowd.organiserId);
  const { conferenceId, publicId } = crowd;
  const row = async (text: string) => (await client.query(text, [crowd.sessionId])).rows[0];
  return {
    /** Into the other room, in the draft. */
    move: async (roomId: string | undefined) => {
      const {
        id: sessionId,
        version,
        title,
        typeId,
        minutes,
        mode,
      } = await row(`SELECT * FROM "ThemedSession" WHERE id = $1`);
      const where = { roomId, themeId: "", chairId: "", startsOn: "", startsAt: "" };
      const input = EditSessionInput.parse({ sessionId, version, title, typeId, minutes, mode, ...where });
      done(await editSession(actor, input));
    },
    /** That session alone. */
    publish: async (tell: "yes" | "no") => {
      const { revision } = await row(
        `SELECT revision FROM "Programme" WHERE id = (SELECT "programmeId" FROM "ThemedSession" WHERE id = $1)`,
      );
      done(await publishProgramme(actor, { conferenceId, revision, only: [publicId], tell }));
    },
    tell: () => tellChanges(conferenceId, new Date()),
  };
}

function done(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(`The session was not moved: ${result.reason}`);
}
