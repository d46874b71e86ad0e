import { describe, expect, it } from "vitest";
import { aWorld, WHO } from "@/tests/factories/world";
import { answerFor, type Row } from "@/tests/integration/policy/cell";
import { rows } from "@/tests/integration/policy/rows";
import { type Command, commands, strays } from "@/tests/support/commands";
import { fingerprint } from "@/tests/support/fingerprint";

describe("the policy matrix", () => {
  it("lists every command, and only commands there are", () => {
    expect(Object.keys(rows).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it("finds no export of a commands file that is neither a command nor part of one's transaction", () => {
    expect(strays).toEqual([]);
  });
});

describe.each(commands)("$name", (command) => {
  const row = rowOf(command);

  it("refuses those who may not, and changes nothing", async () => {
    const { world, input } = await prepared(command);
    const refused = WHO.filter((who) => !row.done.includes(who));
    const before = await fingerprint();
    const answers: Record<string, string> = {};
    for (const who of refused) answers[who] = await answer(command, world.actors[who], input);
    expect(answers).toEqual(Object.fromEntries(refused.map((who) => [who, answerFor(row, who)])));
    expect(await fingerprint()).toBe(before);
  });

  it.each(row.done)("is done for %s", async (who) => {
    const { world, input } = await prepared(command);
    expect(await answer(command, world.actors[who], input)).toBe("done");
  });
});

function rowOf({ name }: Command): Row {
  return rows[name] ?? { input: () => ({}), done: [], refused: "listed nowhere" };
}

async function prepared(command: Command) {
  const world = await aWorld();
  return {
    world,
    input: command.schema.parse({ tell: "no", ...(await rowOf(command).input(world)) }) as never,
  };
}

async function answer(command: Command, actor: Parameters<Command["run"]>[0], input: never): Promise<string> {
  const result = await command.run(actor, input);
  // A file without bytes is refused only after everything else was found right.
  return result.ok || result.reason === "empty_file" ? "done" : result.reason;
}
