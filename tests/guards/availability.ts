import type { Guard } from "@/tests/guards/guard";

export const availabilityGuards: Guard[] = [
  {
    name: "times of others are the organisers'",
    file: "lib/availability/queries.ts",
    guard: "  if (!canReadTimes(actor, conferenceId)) return null;\n  const where",
    without: "  const where",
    test: "tests/integration/availability/times.test.ts",
    fails: ["who reads it organisers of that conference read everybody's, and nobody else anybody's"],
  },
  {
    name: "a time is said by its person or an organiser",
    file: "lib/availability/policy.ts",
    guard: "return personIdOf(actor) === of.personId || canReadTimes(actor, of.conferenceId);",
    without: "return true;",
    test: "tests/integration/policy/matrix.test.ts",
    fails: [
      "'addUnavailability' refuses those who may not, and changes nothing",
      "'removeUnavailability' refuses those who may not, and changes nothing",
    ],
  },
];
