import type { Guard } from "@/tests/guards/guard";

export const pushGuards: Guard[] = [
  {
    name: "pushes go to push services of a list",
    file: "lib/push/send-push.ts",
    guard: '  if (!isPushEndpoint(endpoint, env.PUSH_HOSTS)) return "refused";\n',
    without: "",
    test: "tests/integration/push/pushes.test.ts",
    fails: ["a push goes to no host that is not on the list any more"],
  },
  {
    name: "a push service gets an address spelled one way",
    file: "lib/push/endpoint.ts",
    guard: "if (url.href !== endpoint || url.protocol",
    without: "if (url.protocol",
    test: "tests/unit/push/endpoint.test.ts",
    fails: ["an address to push to is refused with %s"],
  },
  {
    name: "a browser that is somebody else's gets no reminder of mine",
    file: "lib/push/jobs/push-reminder.ts",
    guard: " || subscription.personId !== told.personId",
    without: "",
    test: "tests/integration/push/pushes.test.ts",
    fails: ["a push is not sent when what it speaks of %s"],
  },
];
