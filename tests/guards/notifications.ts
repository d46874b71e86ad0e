import type { Guard } from "@/tests/guards/guard";

export const notificationGuards: Guard[] = [
  {
    name: "of what is withdrawn only that is told",
    file: "lib/notifications/net.ts",
    guard: "if (isOff) return fields.filter((field) => field === state);",
    without: 'if (isOff && state === "isHeld") return fields.filter((field) => field === state);',
    test: "tests/unit/notifications/net.test.ts",
    fails: [
      "the net effect is nothing when what was known is what is, and nothing of what is withdrawn and known to be",
    ],
  },
  {
    name: "quiet hours yield to a move or a withdrawal only",
    file: "lib/notifications/net.ts",
    guard: 'return fields.some((field) => GRAVE.includes(field)) ? "at_once" : "soon";',
    without: 'return fields.some((field) => GRAVE.includes(field)) ? "at_once" : "at_once";',
    test: "tests/unit/notifications/net.test.ts",
    fails: ["urgency is less of anything else that starts so soon"],
  },
  {
    name: "people are told against what they knew before all changes",
    file: "lib/notifications/spread-steps.ts",
    guard: "Object.assign({}, ...unheard.reverse());",
    without: "Object.assign({}, ...unheard);",
    test: "tests/unit/notifications/net.test.ts",
    fails: ["what is spread is of each field what was known before all changes somebody did not hear of"],
  },
  {
    name: "who follows after a change is not told of it",
    file: "lib/notifications/jobs/spread.ts",
    guard: "who.since <= step.until AND ",
    without: "",
    test: "tests/integration/notifications/net-effect.test.ts",
    fails: [
      "who is told is nobody who began to follow after the change, and of each only what they did not know",
    ],
  },
  {
    name: "a daily digest leaves out what was read",
    file: "lib/notifications/jobs/digest.ts",
    guard: "!readAt && isMailed(person, kind)",
    without: "(!readAt || readAt) && isMailed(person, kind)",
    test: "tests/integration/notifications/digest.test.ts",
    fails: ["the daily digest leaves out what was read meanwhile, and a kind no longer wanted by mail"],
  },
];
