import { type Actor, system } from "@/lib/auth/actor";
import type { Tell } from "@/lib/notifications/schema";
import { publishProgramme } from "@/lib/programme/commands/publish-programme";
import { theDraft } from "@/tests/factories/sessions";

/** Publishes the whole draft as it stands; throws when it is refused. */
export async function publish(
  conferenceId: string,
  { actor = system, tell = "no", now }: { actor?: Actor; tell?: Tell; now?: Date } = {},
) {
  const { revision } = await theDraft(conferenceId);
  const done = await publishProgramme(actor, { conferenceId, revision, only: [], tell }, now);
  if (!done.ok) throw new Error(`Publishing was refused: ${JSON.stringify(done)}`);
  return done.value;
}
