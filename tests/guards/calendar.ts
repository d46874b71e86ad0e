// biome-ignore-all lint/suspicious/noTemplateCurlyInString: guards are text of source files
import type { Guard } from "@/tests/guards/guard";

export const calendarGuards: Guard[] = [
  {
    name: "a calendar's old address is gone",
    file: "lib/calendar/commands.ts",
    guard: "await tx.person.update({ where: { id: personId }, data: { calendarSecret } });",
    without:
      "await tx.person.updateMany({ where: { id: personId, calendarSecret: null }, data: { calendarSecret } });",
    test: "tests/integration/calendar/personal.test.ts",
    fails: ["its address is made and made anew: the old one is there for nobody at once"],
  },
  {
    name: "a calendar of somebody who left or was merged is gone",
    file: "lib/calendar/queries/personal.ts",
    guard: ' AND person."leftAt" IS NULL AND person."mergedIntoId" IS NULL',
    without: "",
    test: "tests/integration/calendar/personal.test.ts",
    fails: [
      "its address is 404 alike when it is old, wrong, no secret at all, or of somebody who left or was merged",
    ],
  },
  {
    name: "calendars hold what everybody may see",
    file: "lib/calendar/queries/entries.ts",
    guard: 'WHERE ${presentationVisibleTo(anonymous)} AND (place."startsAt"',
    without: 'WHERE (place."startsAt"',
    test: "tests/integration/calendar/personal.test.ts",
    fails: [
      "a personal calendar holds no draft, nothing of a conference that is not public, nothing without a time",
    ],
  },
  {
    name: "feeds tell of what everybody may see",
    file: "lib/calendar/queries/changes.ts",
    guard: "(p.id IS NOT NULL AND ${presentationVisibleTo(actor)})",
    without: "p.id IS NOT NULL",
    test: "tests/integration/calendar/changes.test.ts",
    fails: [
      "the feed of changes never tells of a draft, or of what went back to one, nor anything of a conference that is not public",
    ],
  },
  {
    name: "a time that clocks show twice is told in UTC",
    file: "lib/calendar/time-zone.ts",
    guard: "if (instantsOf(zone, shown).length > 1) return null;",
    without: "if (instantsOf(zone, shown).length > 2) return null;",
    test: "tests/unit/calendar/calendar.test.ts",
    fails: [
      "times, as a client computes them with the calendar alone, are ours at every half hour around changes of clocks, past midnight, and all year: %s",
      "times, as a client computes them with the calendar alone, are ours years apart in one calendar",
      "times, as a client computes them with the calendar alone, stand in the conference's zone, in UTC only where clocks show them twice",
    ],
  },
  {
    name: "control characters are left out of calendars",
    file: "lib/calendar/icalendar.ts",
    guard: "return printable(text)",
    without: "return text",
    test: "tests/unit/calendar/calendar.test.ts",
    fails: ["a calendar is valid whatever its texts are made of"],
  },
];
