import { expect, it } from "vitest";
import { differencesInWords } from "@/lib/history/differences";

const ID = "3f0e0b7c-8f5e-4b65-9a3a-0a4f9f2f5b11";

it("says each field that differs, with names for ids, and nothing of what stayed", () => {
  const before = { [ID]: { title: "Ties", minutes: 100, roomId: null } };
  const after = { [ID]: { title: "Ties", minutes: 75, roomId: "r" } };
  const named = new Map([
    [ID, "Ties"],
    ["r", "Room 204"],
  ]);
  expect(differencesInWords(before, after, (id) => named.get(id))).toEqual([
    "Ties › minutes: 100 → 75",
    "Ties › roomId: – → Room 204",
  ]);
});

it("says what comes and goes, and stops where nobody reads on", () => {
  expect(differencesInWords(null, { reason: "Ill" }, () => undefined)).toEqual(["reason: – → Ill"]);
  expect(differencesInWords("a", null, () => undefined)).toEqual(["value: a → –"]);
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, n]));
  const lines = differencesInWords(null, many, () => undefined);
  expect([lines.length, lines.at(-1)]).toEqual([41, "and 10 more"]);
});
