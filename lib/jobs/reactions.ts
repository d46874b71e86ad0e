import type { Prisma } from "@/lib/db";

/** A change that was announced, as the audit keeps it. */
export type AuditEvent = Prisma.AuditEventGetPayload<object>;

/**
 * What a later noun does when an earlier one announced a change, by the action's name. Runs in the worker, again
 * after a failure: it must not tell anybody twice (`dedupeKey`).
 */
export type Reactions = Partial<Record<string, (event: AuditEvent, now: Date) => Promise<void>>>;
