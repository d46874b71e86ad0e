import type { IncomingMessage } from "node:http";
import { detachedRequest } from "@/lib/http/detached";

/** Bodies up to here are read before Next sees them, so that what was typed can be given back. */
const LARGEST = 1_000_000;

export type SentForm = {
  /** The same request, for Next. */
  request: IncomingMessage;
  /** What a person typed, by field name, in the form's order. */
  typed(): Promise<[string, string][]>;
  /** Sent by Next's own script, which wants the state of the form back. */
  byScript: boolean;
};

/** The request's form when it is small enough to be read first, else null and the request untouched. */
export async function sentForm(req: IncomingMessage): Promise<SentForm | null> {
  const { headers } = req;
  const type = headers["content-type"] ?? "";
  const length = Number(headers["content-length"]);
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return null;
  if (!(length <= LARGEST)) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const byScript = headers["next-action"] !== undefined;
  return {
    request: detachedRequest({ method: req.method ?? "POST", url: req.url ?? "/", headers }, body),
    typed: () => typedIn(type, body, byScript),
    byScript,
  };
}

async function typedIn(type: string, body: Buffer, byScript: boolean): Promise<[string, string][]> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const typed: [string, string][] = [];
  for (const [key, value] of form ?? []) {
    // React numbers the fields of a form it sends itself: `1_title`. The rest are its own.
    const name = byScript ? /^_?\d+_(.+)$/s.exec(key)?.[1] : key;
    if (name && typeof value === "string" && value !== "" && isTyped(name)) typed.push([name, value]);
  }
  return typed;
}

/** Not React's own fields, not ids, versions and tokens that the page put there. */
function isTyped(name: string): boolean {
  return !/^\$ACTION|^(id|ids|version|slug|next|press|inPlace)$|Id$|Ids$|token|csrf|password/i.test(name);
}

/** Answer to Next's script: the form's state (`lib/form-state.ts`), in the format React reads. */
export function formRefused(message: string, typed: [string, string][]): Buffer {
  const values: Record<string, string[]> = {};
  for (const [name, value] of typed) (values[name] ??= []).push(value);
  // As a form's state and as a press's outcome (`lib/requests/schema.ts`): what was sent does not say which it was.
  const state = {
    status: "refused",
    message,
    fields: {},
    typed: values,
    ok: false,
    sentence: message,
    standing: null,
  };
  // React takes strings that begin with `$` for references of its own.
  const json = JSON.stringify({ a: state }, (_, value) =>
    typeof value === "string" && value.startsWith("$") ? `$${value}` : value,
  );
  return Buffer.from(`0:${json}\n`);
}
