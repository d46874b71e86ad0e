import { refresh } from "next/cache";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current-actor";
import type { FormAction, FormState } from "@/lib/form-state";
import type { Facts, Result } from "@/lib/result";
import { willTellInWords } from "@/lib/will-tell";

type Sentence = string | ((facts: Facts) => string);

type Words<Value, Reason extends string> = {
  done: string | ((value: Value) => string | Promise<string>);
  /** Every reason has its sentence: a new refusal does not compile until it is worded. `will_tell` is a question. */
  refused: Record<Exclude<Reason, "will_tell">, Sentence>;
};

/**
 * A server action of a form for people who are signed in: who, shape, command, sentence.
 *
 * Repeated fields become arrays where the schema wants one. On success the page is rendered anew.
 */
export function formAction<Schema extends z.ZodObject, Value, Reason extends string>(
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value, Reason>>,
  words: Words<Value, Reason>,
): FormAction {
  return async (_previous, form) => {
    const actor = await currentActor();
    if (actor.kind !== "person")
      return refused(
        form,
        "You are signed out. Sign in again in another tab, then send this once more; what you typed is kept.",
      );
    return answer(schema, form, (input) => run(actor, input), words);
  };
}

/** As `formAction`, for forms anybody may send. */
export function openFormAction<Schema extends z.ZodObject, Value, Reason extends string>(
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value, Reason>>,
  words: Words<Value, Reason>,
): FormAction {
  return async (_previous, form) => {
    const actor = await currentActor();
    return answer(schema, form, (input) => run(actor, input), words);
  };
}

async function answer<Schema extends z.ZodObject, Value, Reason extends string>(
  schema: Schema,
  form: FormData,
  run: (input: z.output<Schema>) => Promise<Result<Value, Reason>>,
  words: Words<Value, Reason>,
): Promise<FormState> {
  const parsed = schema.safeParse(fieldsOf(form, schema));
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? "")] ??= issue.message;
    return refused(form, "Nothing was saved. Look at the marked fields.", fields);
  }
  if (form.get("tell") === "leave") return refused(form, "Nothing was changed, and nobody is told.");
  const result = await run(parsed.data);
  if (!result.ok) {
    if (result.reason === "will_tell") return asks(form, willTellInWords(result.facts));
    const sentence: Sentence = words.refused[result.reason as Exclude<Reason, "will_tell">];
    return refused(form, typeof sentence === "string" ? sentence : sentence(result.facts));
  }
  refresh();
  const { done } = words;
  return { status: "done", message: typeof done === "string" ? done : await done(result.value) };
}

/** The form's fields by name, own fields of React left out; all values of a name where the schema wants an array. */
function fieldsOf(form: FormData, schema: z.ZodObject): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    fields[name] = wantsArray(schema.shape[name]) ? form.getAll(name) : form.get(name);
  }
  return fields;
}

function wantsArray(field: unknown): boolean {
  const def = (field as { def?: { type: string; innerType?: unknown; in?: unknown } } | undefined)?.def;
  if (!def) return false;
  return def.type === "array" || wantsArray(def.innerType) || wantsArray(def.in);
}

function refused(form: FormData, message: string, fields: Record<string, string> = {}): FormState {
  return { status: "refused", message, fields, typed: typedIn(form) };
}

/** Before it tells people: whom, and whether to. */
function asks(form: FormData, message: string): FormState {
  return { status: "asks", message, fields: {}, typed: typedIn(form) };
}

function typedIn(form: FormData): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$ACTION")) (typed[name] ??= []).push(value);
  return typed;
}
