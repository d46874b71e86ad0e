import type { Prisma } from "@/lib/db";

/** People whose names hold every one of these words. */
export function named(words: string): Prisma.PersonWhereInput[] {
  return words
    .split(" ")
    .filter(Boolean)
    .map((word) => ({ name: { contains: word, mode: "insensitive" as const } }));
}
