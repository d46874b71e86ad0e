import { describe, expect, it } from "vitest";
import { netOf, urgencyOf } from "@/lib/notifications/net";
import { stepsOf } from "@/lib/notifications/spread-steps";

const talk = {
  ...{ title: "Tides", presenters: ["Ada"], isWithdrawn: false, sessionId: "s", roomId: "a", minutes: 20 },
  ...{ startsAt: "2027-06-11T00:00:00.000Z", media: ["m"] },
};
const net = (before: object, is: object = talk) =>
  netOf("presentation:p", { ...before }, { "presentation:p": { ...is } });

describe("the net effect", () => {
  it("is nothing when what was known is what is, and nothing of what is withdrawn and known to be", () => {
    expect(net({ title: "Tides", roomId: "a" })).toBe(null);
    expect(net({ roomId: "b" }, { ...talk, isWithdrawn: true })).toBe(null);
    expect(net({ media: ["m", "gone"] })).toBe(null);
  });

  it("of a withdrawal is the withdrawal alone, and of its end where it takes place goes with it", () => {
    expect(net({ isWithdrawn: false, roomId: "b" }, { ...talk, isWithdrawn: true })?.fields).toEqual([
      "isWithdrawn",
    ]);
    expect(net({ isWithdrawn: true, roomId: "b", title: "Tide" })?.fields).toEqual(["isWithdrawn", "title"]);
  });
});

describe("urgency", () => {
  const urgency = (before: object, hours: number) => {
    const left = net(before);
    return left && urgencyOf(left, new Date(Date.parse(talk.startsAt) - hours * 3_600_000));
  };

  it("is of a move of what starts within 24 hours, or did before it moved", () => {
    expect(urgency({ roomId: "b" }, 24)).toBe("at_once");
    expect(urgency({ roomId: "b" }, 25)).toBe("at_rest");
    expect(urgency({ startsAt: "2027-06-10T00:00:00.000Z" }, 40)).toBe("at_once");
    expect(urgency({ roomId: "b" }, -1)).toBe("at_rest");
  });

  it("is less of anything else that starts so soon", () => {
    expect(urgency({ title: "Tide" }, 24)).toBe("soon");
    expect(urgency({ title: "Tide" }, 25)).toBe("at_rest");
  });
});

describe("what is spread", () => {
  const event = (minute: number, actorId: string | null, before: object) => ({
    id: String(minute),
    at: new Date(minute * 60_000),
    actorId,
    before: { s: { ...before } },
  });

  it("is of each field what was known before all changes somebody did not hear of", () => {
    const steps = stepsOf([event(1, null, { roomId: "a" }), event(2, null, { roomId: "b", title: "T" })]);
    expect(steps.map(({ after, until, before }) => [after?.getTime(), until.getTime(), before])).toEqual([
      [undefined, 60_000, { roomId: "a", title: "T" }],
      [60_000, 120_000, { roomId: "b", title: "T" }],
    ]);
    expect(new Set(steps.map(({ lastAt }) => lastAt.getTime()))).toEqual(new Set([120_000]));
  });

  it("to who made some of them is only what others changed", () => {
    const steps = stepsOf([event(1, "ada", { roomId: "a" }), event(2, null, { roomId: "b" })]);
    expect(steps.filter(({ onlyFor }) => onlyFor === "ada").map(({ before }) => before)).toEqual([
      { roomId: "b" },
    ]);
    expect(steps.filter(({ onlyFor }) => onlyFor === null).every(({ notFor }) => notFor[0] === "ada")).toBe(
      true,
    );
  });
});
