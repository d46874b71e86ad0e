import { refresh } from "next/cache";
import type { z } from "zod";
import type { TimetableAnswer } from "@/components/timetable/answer";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import type { Facts, Result } from "@/lib/result";

type Done = { eventId: string; version?: number };

/**
 * What a command answers to a gesture: as `formAction` to a form, with what undoes it. `input` is whatever a browser
 * sent. When it is done the page comes along, made anew.
 */
export async function answerTo<Schema extends z.ZodObject, Value extends Done, Reason extends string>(
  input: unknown,
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value, Reason>>,
  words: { done: (value: Value) => string; refused: Record<Reason, string | ((facts: Facts) => string)> },
): Promise<TimetableAnswer> {
  const actor = await currentActor();
  if (actor.kind !== "person")
    return refused("You are signed out. Sign in again in another tab, then do this once more.");
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? "Nothing was changed.");
  const result = await run(actor, parsed.data);
  // Also what was refused shows something new: it was decided on how things stand now.
  refresh();
  if (result.ok) {
    const { eventId, version } = result.value;
    return { status: "done", message: words.done(result.value), eventId, version };
  }
  const sentence: string | ((facts: Facts) => string) = words.refused[result.reason];
  return refused(typeof sentence === "string" ? sentence : sentence(result.facts));
}

function refused(message: string): TimetableAnswer {
  return { status: "refused", message };
}
