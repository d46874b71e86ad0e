/// <reference types="vite/client" />
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Result } from "@/lib/result";

type Run = (actor: Actor, input: never, now?: Date) => Promise<Result<unknown, string>>;

export type Command = { name: string; noun: string; run: Run; schema: z.ZodObject };

const commandModules = import.meta.glob<Record<string, unknown>>(
  ["../../lib/*/commands.ts", "../../lib/*/commands/*.ts"],
  { eager: true },
);
const schemaModules = import.meta.glob<Record<string, unknown>>("../../lib/*/schema.ts", { eager: true });

const exported = Object.entries(commandModules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter(([, value]) => typeof value === "function")
    .map(([name, run]) => ({
      name,
      noun: nounOf(file),
      run: run as Run,
      schema: schemaOf(nounOf(file), name),
    })),
);

/** Every command of every noun: what `commands` files export and a schema of the same name describes. */
export const commands = exported.filter((command): command is Command => command.schema !== null);

/** Exports that are no commands: allowed only when they work inside somebody else's transaction. */
export const strays = exported
  .filter(({ schema, run }) => schema === null && !/^async function \w+\((tx|_tx)\b/.test(run.toString()))
  .map(({ noun, name }) => `lib/${noun}: ${name}`);

function nounOf(file: string): string {
  return /lib\/([^/]+)\//.exec(file)?.[1] ?? "";
}

function schemaOf(noun: string, command: string): z.ZodObject | null {
  const name = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
  const schema = schemaModules[`../../lib/${noun}/schema.ts`]?.[name];
  return (schema as z.ZodObject | undefined) ?? null;
}
