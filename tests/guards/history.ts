import type { Guard } from "@/tests/guards/guard";

export const historyGuards: Guard[] = [
  {
    name: "a history masks addresses",
    file: "lib/history/queries/history.ts",
    guard: "maskedAddress);",
    without: "(address) => address);",
    test: "tests/integration/history/history.test.ts",
    fails: ["the history of a conference lists nothing that is an attendee's own, and no address in full"],
  },
  {
    name: "a history is its organisers'",
    file: "lib/history/queries/history.ts",
    guard: "return found && organises(actor, found.id) ? found : null;",
    without: "return found;",
    test: "tests/integration/history/history.test.ts",
    fails: ["the history of a conference is for its organisers"],
  },
];
