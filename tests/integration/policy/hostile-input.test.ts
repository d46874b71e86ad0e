import { describe, expect, it } from "vitest";
import { aWorld } from "@/tests/factories/world";
import { HOSTILE, MISSHAPEN } from "@/tests/integration/policy/hostile-values";
import { rows } from "@/tests/integration/policy/rows";
import { type Command, commands } from "@/tests/support/commands";
import { fingerprint } from "@/tests/support/fingerprint";

/** Every field of every command × every hostile value: refused and nothing changed, or done as asked; never thrown. */
describe.each(commands.filter(({ schema }) => Object.keys(schema.shape).length > 0))("$name", (command) => {
  it.each(Object.keys(command.schema.shape))("answers every hostile value of %s", async (field) => {
    let prepared = await prepare(command);
    let misshapenDone = false;
    for (const [hostile, value] of Object.entries({ ...HOSTILE, ...MISSHAPEN })) {
      const parsed = command.schema.safeParse({ ...prepared.input, [field]: value });
      if (!parsed.success) {
        expect(parsed.error.issues.map((issue) => issue.message)).not.toContain("");
        continue;
      }
      const isFreeText = hostile in MISSHAPEN && (parsed.data as Record<string, unknown>)[field] === value;
      if (isFreeText && misshapenDone) continue;
      const answer = await attempt(command, prepared.actor, parsed.data);
      expect({ hostile, threw: answer.threw }).toEqual({ hostile, threw: null });
      if (answer.done) {
        misshapenDone ||= isFreeText;
        prepared = await prepare(command);
      } else expect({ hostile, state: await fingerprint() }).toEqual({ hostile, state: prepared.before });
    }
  });
});

async function prepare({ name }: Command) {
  const world = await aWorld();
  const row = rows[name];
  const input = await row?.input(world);
  return { actor: world.actors[row?.done[0] ?? "organiser"], input, before: await fingerprint() };
}

async function attempt({ run }: Command, actor: Parameters<Command["run"]>[0], input: object) {
  try {
    return { done: (await run(actor, input as never)).ok, threw: null };
  } catch (error) {
    return { done: false, threw: String(error).slice(0, 400) };
  }
}
