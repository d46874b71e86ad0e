import { describe, expect, it } from "vitest";
import { waitsFor, waitsInWords } from "@/lib/schedule/waiting";
import { type ScheduleFacts, whyNotScheduled } from "@/lib/schedule/why-not-scheduled";

const at = new Date("2027-06-12T01:40:00Z");
const placed = { session: "Ice", startsAt: at };
const facts = (more: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  ...{ state: "accepted", mode: "in_person", timeZone: "Asia/Tokyo", registration: null },
  ...{ draft: placed, published: placed },
  ...more,
});
const paid = { state: "used", type: "Student", typeMode: "in_person", fits: true, isPaid: true } as const;

/** "condition (whose)" of each, or null. */
const told = (isOrganiser: boolean) => (more: Partial<ScheduleFacts>) =>
  whyNotScheduled(facts(more), { isOrganiser })?.map(({ condition, whose }) => `${condition} (${whose})`) ??
  null;
const organiser = told(true);
const presenter = told(false);
const sentences = (more: Partial<ScheduleFacts>, isOrganiser = true) =>
  whyNotScheduled(facts(more), { isOrganiser })?.map(({ sentence }) => sentence);

describe("why a presentation is not scheduled", () => {
  it("is nothing when it stands in the published programme with a time", () => {
    expect([organiser({}), presenter({})]).toEqual([null, null]);
    expect(organiser({ draft: null, registration: { state: "missing" } })).toBe(null);
  });

  it.each<[ScheduleFacts["state"], string]>([
    ["draft", "not_submitted (presenter)"],
    ["submitted", "not_decided (organiser)"],
    ["declined", "declined (organiser)"],
    ["withdrawn", "withdrawn (organiser)"],
  ])("is its state alone while it is %s, whatever else is so", (state, condition) => {
    const more = { state, registration: { state: "missing" } as const };
    expect([organiser(more), presenter(more)]).toEqual([[condition], [condition]]);
  });

  it.each<[string, Partial<ScheduleFacts>, string[]]>([
    ["in no session", { draft: null }, ["unassigned (organiser)"]],
    [
      "in a session without time",
      { draft: { session: "Ice", startsAt: null } },
      ["session_without_time (organiser)"],
    ],
    ["in a session with a time, in the draft", {}, ["not_published (organiser)"]],
  ])(
    "is, %s, where it stands for the organisers, and one and the same for its presenters",
    (_, more, wanted) => {
      expect(organiser({ ...more, published: null })).toEqual(wanted);
      const theirs = whyNotScheduled(facts({ ...more, published: null }), { isOrganiser: false });
      expect(theirs).toEqual([
        {
          ...{ condition: "not_in_programme", whose: "organiser" },
          sentence: "It is not yet placed in the published programme.",
        },
      ]);
    },
  );

  it("is, of a session that is published without a time, what is published for its presenters", () => {
    const published = { session: "Ice", startsAt: null };
    const draft = { session: "Fire", startsAt: at };
    expect(sentences({ published, draft }, false)).toEqual(["Its session, “Ice”, has no time yet."]);
    expect(sentences({ published, draft })).toEqual([
      "Its place in “Fire”, Sat 12 June, 10:40, is not published yet.",
    ]);
    expect(organiser({ published, draft: null })).toEqual(["unassigned (organiser)"]);
  });

  it("is each of what its registration lacks, before its place", () => {
    const of = (registration: ScheduleFacts["registration"]) => presenter({ registration, published: null });
    const place = "not_in_programme (organiser)";
    expect(of(paid)).toEqual([place]);
    expect(of({ state: "missing" })).toEqual(["registration_missing (presenter)", place]);
    expect(of({ ...paid, fits: false })).toEqual(["registration_of_wrong_type (presenter)", place]);
    expect(of({ ...paid, isPaid: false })).toEqual(["registration_unpaid (presenter)", place]);
    expect(of({ ...paid, fits: false, isPaid: false })).toEqual([
      "registration_of_wrong_type (presenter)",
      "registration_unpaid (presenter)",
      place,
    ]);
    expect(of({ state: "used_elsewhere", whose: null, title: null })).toEqual([
      "registration_used_elsewhere (presenter)",
      place,
    ]);
  });

  it("names of a registration what the reader is told, and no more", () => {
    const said = (registration: ScheduleFacts["registration"]) =>
      sentences({ registration, published: null })?.[0];
    expect([
      said({ state: "used_elsewhere", whose: "Ada", title: "On Ice" }),
      said({ state: "used_elsewhere", whose: "you", title: "On Ice" }),
      said({ state: "used_elsewhere", whose: null, title: null }),
      said({ ...paid, fits: false, typeMode: "online" }),
      said({ ...paid, fits: false, typeMode: "online", type: null }),
    ]).toEqual([
      "The registration of Ada is used for “On Ice”; this one needs one of its own.",
      "Your registration is used for “On Ice”; this one needs one of its own.",
      "Its presenters’ registration is used for another presentation; this one needs one of its own.",
      "It is given in person; its registration, Student, is for what is given online.",
      "It is given in person; its registration is for what is given online.",
    ]);
  });
});

it("what it waits for is a word each, and nothing of what is scheduled, declined or withdrawn", () => {
  const words = (more: Partial<ScheduleFacts>) =>
    waitsInWords(waitsFor(whyNotScheduled(facts(more), { isOrganiser: true })));
  expect([
    words({}),
    words({ state: "declined" }),
    words({ state: "withdrawn" }),
    words({ state: "draft" }),
    words({ state: "submitted" }),
    words({ published: null }),
    words({ published: null, draft: null, registration: { state: "missing" } }),
    words({
      published: null,
      draft: { session: "Ice", startsAt: null },
      registration: { ...paid, fits: false, isPaid: false },
    }),
  ]).toEqual([
    ...[null, null, null, "its submission", "a decision", "publishing", "a registration, a session"],
    "a registration, payment, a time",
  ]);
});
