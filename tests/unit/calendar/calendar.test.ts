import { describe, expect, it } from "vitest";
import { calendarFile } from "@/lib/calendar/calendar";
import type { CalendarEntry } from "@/lib/calendar/schema";
import { endOf } from "@/lib/time/words";
import { faultsOf, parsedCalendar } from "@/tests/support/parsed-calendar";

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ kind: "presentation", id: "5f0c0c0e-0000-4000-8000-000000000001", path: "/asia/presentations/ties" },
  ...{ title: "Ties", timeZone: "Asia/Tokyo", conference: "Asia 2027", theme: "Power", chairId: null },
  ...{ startsAt: "2027-06-12T01:40:00+00:00", minutes: 20, lost: null, isWithdrawn: false },
  ...{ room: { name: "Room 204", building: "East" }, presenters: ["Ada", "Kim"], session: "Realignments" },
  ...{ chair: null, papers: [], changes: 3, changedAt: "2027-01-02T03:04:05+00:00", ...more },
});
const fileOf = (...entries: CalendarEntry[]) =>
  calendarFile({ name: "Asia", origin: "https://lectern.example:8443", entries }).text;

describe("a calendar", () => {
  it("says what, when, where, who and how often it changed", () => {
    const text = fileOf(entry());
    expect(faultsOf(text)).toEqual([]);
    expect(parsedCalendar(text)).toEqual({
      name: "Asia",
      events: [
        {
          uid: "presentation-5f0c0c0e-0000-4000-8000-000000000001@lectern.example",
          summary: "Ties",
          description:
            "Ada, Kim\nSession: Realignments\nTheme: Power\nAsia 2027\n\nhttps://lectern.example:8443/asia/presentations/ties",
          location: "Room 204, East",
          url: "https://lectern.example:8443/asia/presentations/ties",
          status: "CONFIRMED",
          sequence: 3,
          startsAt: "2027-06-12T01:40:00.000Z",
          endsAt: "2027-06-12T02:00:00.000Z",
          changedAt: "2027-01-02T03:04:05.000Z",
        },
      ],
    });
    expect(text).toContain("DTSTART;TZID=Asia/Tokyo:20270612T104000\r\n");
    expect(text).toContain("METHOD:PUBLISH\r\n");
  });

  it("crosses out what was withdrawn, and what lost its time where it was last", () => {
    const lost = { startsAt: "2027-06-13T01:00:00Z", minutes: 45 };
    const { events } = parsedCalendar(
      fileOf(
        entry({ isWithdrawn: true }),
        entry({ id: "5f0c0c0e-0000-4000-8000-000000000002", startsAt: null, lost }),
        entry({ id: "5f0c0c0e-0000-4000-8000-000000000003", startsAt: null }),
      ),
    );
    expect(events.map(({ status, startsAt, endsAt }) => [status, startsAt, endsAt])).toEqual([
      ["CANCELLED", "2027-06-12T01:40:00.000Z", "2027-06-12T02:00:00.000Z"],
      ["CANCELLED", "2027-06-13T01:00:00.000Z", "2027-06-13T01:45:00.000Z"],
    ]);
  });

  it("lists the talks of a session", () => {
    const papers = [
      { title: "One", presenters: ["Ada"], isWithdrawn: false },
      { title: "Two", presenters: ["Kim", "Lu"], isWithdrawn: true },
    ];
    const { events } = parsedCalendar(
      fileOf(entry({ kind: "session", presenters: [], session: null, chair: "Cho", papers })),
    );
    expect(events[0]?.description).toContain("\n\n– One · Ada\n– Two · Kim, Lu · (withdrawn)\n\n");
    expect(events[0]?.description).toContain("Chair: Cho\n");
  });

  it("of nothing is a valid one of no event", () => {
    expect(faultsOf(fileOf())).toEqual([]);
    expect(parsedCalendar(fileOf()).events).toEqual([]);
  });

  it("is valid whatever its texts are made of", () => {
    const controls = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code), 127);
    const hostile = [
      `a${controls}b`,
      "long ".repeat(10_000),
      "長".repeat(10_000),
      "👩‍🔬".repeat(3_000),
      "x".repeat(10_000),
      "\u202eevil\u202c \u2066x\u2069",
      "half \ud83d letter",
      "line\r\nEND:VEVENT\r\nEND:VCALENDAR\nmore\u2028yet",
      'a;b,c\\d:e"f\\n',
    ];
    for (const title of hostile) {
      const room = { name: title, building: title };
      const named = { presenters: [title], session: title, theme: title, conference: title, room };
      const text = fileOf(entry({ title, ...named }));
      // A half letter is shown as what stands for one.
      expect(faultsOf(text.replaceAll("\ufffd", "?"))).toEqual([]);
      const [event, ...others] = parsedCalendar(text).events;
      expect(others).toEqual([]);
      expect(event?.summary).toBe(
        title
          .toWellFormed()
          .replace(/\r\n|\r|\u2028/g, "\n")
          .replace(/\t/g, " ")
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what is left out
          .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ""),
      );
    }
  });
});

describe("times, as a client computes them with the calendar alone,", () => {
  const ZONES = [
    ...["Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Tokyo"],
    ...["Africa/Casablanca", "America/Vancouver", "Asia/Gaza", "Asia/Kathmandu", "Pacific/Chatham", "UTC"],
  ];

  it.each(ZONES)(
    "are ours at every half hour around changes of clocks, past midnight, and all year: %s",
    (zone) => {
      const instants = [
        // Three days around changes in both halves of the year, in both halves of the world.
        ...[
          [2027, 2, 13],
          [2027, 2, 27],
          [2027, 3, 3],
          [2027, 9, 30],
          [2027, 10, 6],
        ].flatMap(([year = 0, month = 0, day = 0]) =>
          Array.from({ length: 144 }, (_, at) => Date.UTC(year, month, day) + at * 1_800_000),
        ),
        ...Array.from({ length: 365 }, (_, at) => Date.UTC(2027, 0, 1, 22, 30) + at * 86_400_000),
      ];
      const text = fileOf(
        ...instants.map((at, number) =>
          entry({ id: `${number}`, timeZone: zone, startsAt: new Date(at).toISOString(), minutes: 100 }),
        ),
      );
      expect(faultsOf(text)).toEqual([]);
      expect(parsedCalendar(text).events.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
        instants.map((at) => [new Date(at).toISOString(), endOf(new Date(at), 100).toISOString()]),
      );
    },
  );

  it("are ours years apart in one calendar", () => {
    const days = ["2007-07-01T10:00:00.000Z", "2016-11-06T05:30:00.000Z", "2027-11-07T06:30:00.000Z"];
    const text = fileOf(
      ...days.map((startsAt, id) => entry({ id: `${id}`, timeZone: "America/New_York", startsAt })),
    );
    expect(parsedCalendar(text).events.map(({ startsAt }) => startsAt)).toEqual(days);
  });

  it("stand in the conference's zone, in UTC only where clocks show them twice", () => {
    const at = (startsAt: string) => fileOf(entry({ timeZone: "Europe/Berlin", startsAt }));
    expect(at("2027-10-30T23:30:00Z")).toContain("DTSTART;TZID=Europe/Berlin:20271031T013000\r\n");
    expect(at("2027-10-31T00:30:00Z")).toContain("DTSTART:20271031T003000Z\r\n");
    expect(at("2027-10-31T01:30:00Z")).toContain("DTSTART:20271031T013000Z\r\n");
  });
});
