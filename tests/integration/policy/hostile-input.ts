import { beforeAll, describe, expect, it } from "vitest";
import { aWorld } from "@/tests/factories/world";
import { HOSTILE, MISSHAPEN } from "@/tests/integration/policy/hostile-values";
import { rows } from "@/tests/integration/policy/rows";
import { type Command, commands } from "@/tests/support/commands";
import { emptied, fingerprint } from "@/tests/support/fingerprint";

const taking = commands.filter(({ schema }) => Object.keys(schema.shape).length > 0);

/**
 * Every field of every command × every hostile value: refused and nothing changed, or done as asked; never thrown.
 * In parts, so that two workers share them: `part` of `parts`, from 0.
 */
export function answersHostileInput(part: number, parts: number): void {
  describe.each(taking.filter((_, at) => at % parts === part))("$name", (command) => {
    beforeAll(emptied);
    it.each(Object.keys(command.schema.shape))("answers every hostile value of %s", (field) =>
      answersAll(command, field),
    );
  });
}

async function answersAll(command: Command, field: string): Promise<void> {
  let prepared = await prepare(command);
  let misshapenDone = false;
  for (const [hostile, value] of Object.entries({ ...HOSTILE, ...MISSHAPEN })) {
    const isParsed = command.schema.safeParse({ ...prepared.input, [field]: value });
    if (!isParsed.success) {
      expect(isParsed.error.issues.map((issue) => issue.message)).not.toContain("");
      continue;
    }
    const isFreeText = hostile in MISSHAPEN && (isParsed.data as Record<string, unknown>)[field] === value;
    if (isFreeText && misshapenDone) continue;
    let done = await answers(command, prepared, { hostile, field, value });
    if (!done && prepared.isUsed) {
      // Refused for what was done before, perhaps: once more where nothing was.
      prepared = await prepare(command);
      done = await answers(command, prepared, { hostile, field, value });
    }
    if (!done) continue;
    misshapenDone ||= isFreeText;
    prepared = { ...prepared, before: await fingerprint(), isUsed: true };
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function prepare({ name }: Command) {
  const world = await aWorld();
  const row = rows[name];
  const input: object | undefined = await row?.input(world);
  const actor = world.actors[row?.done[0] ?? "organiser"];
  return { actor, input, before: await fingerprint(), isUsed: false };
}

/** Whether it was done; checks that it was not thrown, and that a refusal changed nothing. */
async function answers(
  { run, schema }: Command,
  { actor, input, before }: Prepared,
  { hostile, field, value }: { hostile: string; field: string; value: unknown },
): Promise<boolean> {
  let done = false;
  let threw: string | null = null;
  try {
    done = (await run(actor, schema.parse({ tell: "no", ...input, [field]: value }) as never)).ok;
  } catch (error) {
    threw = String(error).slice(0, 400);
  }
  expect({ hostile, threw }).toEqual({ hostile, threw: null });
  if (!done) expect({ hostile, state: await fingerprint() }).toEqual({ hostile, state: before });
  return done;
}
