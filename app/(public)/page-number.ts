import { z } from "zod";

const Page = z.coerce.number().int().min(1).max(10_000).catch(1);

/** The page an address asks for; anything but a number means the first. */
export function pageNumber(searchParams: Record<string, string | string[] | undefined>): number {
  return Page.parse(searchParams.page ?? 1);
}
