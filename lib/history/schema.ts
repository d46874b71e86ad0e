import { z } from "zod";
import { PARTS, type Part } from "@/lib/history/actions";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .catch("");

/** What the history is asked for; anything odd in an address is as if it were not there. */
export const HistoryFilters = z.object({
  part: z.enum(["any", ...(Object.keys(PARTS) as Part[])]).catch("any"),
  /** Who did it. */
  who: z.uuid().or(z.literal("")).catch(""),
  /** A thing: "session:{id}". */
  about: z
    .string()
    .regex(/^[a-z_]{1,30}:[0-9a-f-]{1,40}$/)
    .catch(""),
  /** Days of the conference's zone, both included. */
  from: day,
  until: day,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type HistoryFilters = z.output<typeof HistoryFilters>;

/** One event as the history shows it. */
export type HistoryRow = {
  id: string;
  at: Date;
  /** Null: the command line, the worker, or somebody who left. */
  who: string | null;
  /** "published the programme". */
  what: string;
  subjects: { key: string; name: string }[];
  /** Before and after, a line a difference. */
  details: string[];
  isUndone: boolean;
};
