import { describe, expect, it } from "vitest";
import { endOf, isOver, stateOfAnswer, stateOfRequest } from "@/lib/requests/state";

const day = (written: string) => new Date(`${written}T00:00:00Z`);
const promised = { promisedOn: day("2027-06-12"), declinedReason: null };
const declined = { promisedOn: null, declinedReason: "It is not written down." };
const before = new Date("2027-06-01T12:00:00Z");
const open = { withdrawnAt: null, fulfilledAt: null };

describe("the state of a request", () => {
  it("is what became of it, and only while it is open what the presenters said", () => {
    const states = [null, promised, declined].flatMap((answer) =>
      [open, { ...open, fulfilledAt: before }, { fulfilledAt: null, withdrawnAt: before }].map((request) =>
        stateOfRequest(request, answer, "UTC", before),
      ),
    );
    expect(states).toEqual([
      ...["open", "fulfilled", "withdrawn"],
      ...["promised", "fulfilled", "withdrawn"],
      ...["declined", "fulfilled", "withdrawn"],
    ]);
  });

  it.each([
    ["UTC", "2027-06-12T23:59:59Z", "2027-06-13T00:00:00Z"],
    ["Asia/Tokyo", "2027-06-12T14:59:59Z", "2027-06-12T15:00:00Z"],
    ["Pacific/Kiritimati", "2027-06-12T09:59:59Z", "2027-06-12T10:00:00Z"],
    ["America/Los_Angeles", "2027-06-13T06:59:59Z", "2027-06-13T07:00:00Z"],
    ["Pacific/Pago_Pago", "2027-06-13T10:59:59Z", "2027-06-13T11:00:00Z"],
  ])("in %s is promised until %s and late from %s on", (zone, last, first) => {
    expect(stateOfAnswer(promised, zone, new Date(last))).toBe("promised");
    expect(stateOfAnswer(promised, zone, new Date(first))).toBe("late");
  });
});

describe("a day is over at the midnight of its zone", () => {
  it.each([
    ["of 23 hours, as clocks go forward", "Europe/Berlin", "2027-03-28", "2027-03-28T22:00:00Z"],
    ["of 25 hours, as they go back", "Europe/Berlin", "2027-10-31", "2027-10-31T23:00:00Z"],
    ["whose next has no midnight", "America/Santiago", "2027-09-04", "2027-09-05T04:00:00Z"],
  ])("also one %s", (_, zone, written, end) => {
    expect(isOver(written, zone, new Date(Date.parse(end) - 1))).toBe(false);
    expect(isOver(written, zone, new Date(end))).toBe(true);
  });
});

describe("the end of a day", () => {
  it.each([
    ["Europe/Berlin", "2027-03-28", "2027-03-28T22:00:00.000Z"],
    ["Europe/Berlin", "2027-10-31", "2027-10-31T23:00:00.000Z"],
    ["America/Santiago", "2027-09-04", "2027-09-05T04:00:00.000Z"],
    ["Pacific/Kiritimati", "2027-12-31", "2027-12-31T10:00:00.000Z"],
  ])("in %s of %s is %s", (zone, day, end) => {
    expect(endOf(day, zone).toISOString()).toBe(end);
  });
});
