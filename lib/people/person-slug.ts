import { randomInt } from "node:crypto";
import { slugFrom } from "@/lib/slug";

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * A slug for somebody who signs up: their name and six random letters, nobody else's (31^6). Not the bare name, so
 * that a stranger cannot take a presenter's address first, nor see by a counter how many of a name there are.
 */
export function personSlug(name: string): string {
  return `${slugFrom(name, "person")}-${randomLetters(6)}`;
}

export function randomLetters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
