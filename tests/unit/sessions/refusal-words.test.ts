import { expect, it } from "vitest";
import * as words from "@/app/(organiser)/[conference]/organise/words";

const { presentations, ...records } = words;
/** Every fact a refusal of the desk may name; that of a conflict is a sentence already. */
const facts = new Proxy(
  {},
  {
    get: (_, name) => (name === "sentence" ? "Somebody is elsewhere." : `the ${String(name)}`),
  },
) as Record<string, string>;

it("says each refusal of the desk in whole sentences that name what they are about", () => {
  for (const [record, sentences] of Object.entries(records))
    for (const [reason, sentence] of Object.entries(sentences)) {
      const said = typeof sentence === "string" ? sentence : sentence(facts);
      expect.soft(said, `${record}.${reason}`).toMatch(/^(\p{Lu}|“|the |There).*\.$/u);
      expect.soft(said, `${record}.${reason}`).not.toMatch(/undefined|\.\.|!|user/);
    }
});

it("says of a paper that was moved meanwhile where it is, by whom and since when", () => {
  const said = words.assignWords.moved_meanwhile;
  const at = { title: "Tides", who: "Ana Ruiz", where: "Coasts", at: "10:42" };
  const sentence = typeof said === "string" ? said : said(at);
  expect(sentence).toBe(
    "“Tides” is in Coasts now: Ana Ruiz changed that at 10:42. Nothing was changed. Load the page again.",
  );
  const out = typeof said === "string" ? said : said({ title: "Tides", who: "", where: "", at: "" });
  expect(out).toContain("is in no session now: an import or the command line changed that.");
});

it("counts presentations", () => {
  expect([1, 2].map(presentations)).toEqual(["1 presentation", "2 presentations"]);
});
