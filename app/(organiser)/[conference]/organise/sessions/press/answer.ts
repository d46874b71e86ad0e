import type { z } from "zod";
import { type Actor, system } from "@/lib/auth/actor";
import type { Facts, Result } from "@/lib/result";
import type { Answer } from "@/lib/sessions/live-board";
import { getArrangement } from "@/lib/sessions/queries/arrangements";

type Sentence = string | ((facts: Facts) => string);
type Done = { eventId: string; revision: number };

/** One verb of the board: what it takes, what it does, and how it ends in words. */
export type Verb = (actor: Actor, input: unknown) => Promise<Answer>;

/**
 * A verb as the command it stands for. The answer carries the change as every board hears of it, so that whoever
 * pressed need not wait for the stream.
 */
export function verb<Schema extends z.ZodType, Value extends Done, Reason extends string>(
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value, Reason>>,
  words: {
    done: (value: Value) => string;
    refused: Record<Reason, Sentence>;
    made?: (value: Value) => string;
  },
): Verb {
  return async (actor, input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success)
      return {
        ok: false,
        reason: "misfit",
        sentence: parsed.error.issues[0]?.message ?? "Nothing was changed.",
      };
    const result = await run(actor, parsed.data);
    if (!result.ok) {
      const worded: Sentence = words.refused[result.reason];
      const sentence = typeof worded === "string" ? worded : worded(result.facts);
      // A board shows by itself what changed.
      return { ok: false, reason: result.reason, sentence: sentence.replace(" Load the page again.", "") };
    }
    const { value } = result;
    return {
      ...{ ok: true, sentence: words.done(value), sessionId: words.made?.(value) },
      arrangement: await getArrangement(system, value),
    };
  };
}
