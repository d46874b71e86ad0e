import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** Who may open a file: the rules of media speak of it. */
export type { MediaAudience } from "@/prisma/generated/client";
/** Its `sql` and `join` make the fragments that queries share. */
export { Prisma } from "@/prisma/generated/client";

/** A client or an open transaction: what a read may run on. */
export type Db = Prisma.TransactionClient;

// `next dev` loads modules anew at each change: one pool a process all the same.
const shared = globalThis as { lecternDb?: PrismaClient };

export const db: PrismaClient = (shared.lecternDb ??= new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 10 }),
}));

/** Runs `work` in one transaction; throwing rolls back. Imports may take a while, hence 60 s. */
export function transaction<Value>(work: (tx: Db) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, { maxWait: 10_000, timeout: 60_000 });
}

/** Reads in one transaction that sees the database as it was at its first statement, whatever commits meanwhile. */
export function snapshot<Value>(read: (tx: Db) => Promise<Value>): Promise<Value> {
  return db.$transaction(read, { maxWait: 10_000, timeout: 60_000, isolationLevel: "RepeatableRead" });
}

/**
 * The name of the constraint or unique index an error speaks of, or null when it is another error.
 * Deferred constraints report at COMMIT, so catch around `transaction`, not inside it.
 */
export function violated(error: unknown): string | null {
  const cause = driverCause(error);
  return cause ? (/constraint "([^"]+)"/.exec(cause)?.[1] ?? null) : null;
}

/** Whether another transaction got in between: a constraint decided for it, or one of a deadlock had to go. */
export function overtaken(error: unknown): boolean {
  return violated(error) !== null || /deadlock detected|could not serialize/.test(driverCause(error) ?? "");
}

function driverCause(error: unknown): string | null {
  for (let at: unknown = error; at && typeof at === "object"; ) {
    const { originalMessage, meta, cause } = at as {
      originalMessage?: string;
      meta?: object;
      cause?: unknown;
    };
    if (originalMessage) return originalMessage;
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return null;
}
