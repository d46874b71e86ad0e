import { describe, expect, it } from "vitest";
import { LOCKABLE_FIELDS } from "@/lib/conferences/lockable-fields";
import { editWindow, fieldsOpenAt } from "@/lib/presentations/edit-window";
import { isPublic, stateOf } from "@/lib/presentations/state";

const opens = new Date("2027-01-10T00:00:00Z");
const closes = new Date("2027-05-31T15:00:00Z");
const justBefore = (at: Date) => new Date(at.getTime() - 1);
const window = { editOpensAt: opens, editClosesAt: closes, lockedFields: [] };

describe("editWindow", () => {
  it("is open from its first instant until its last, which is closed", () => {
    expect(editWindow(window, justBefore(opens))).toEqual({ status: "not_yet", opensAt: opens });
    expect(editWindow(window, opens)).toEqual({ status: "open", closesAt: closes });
    expect(editWindow(window, justBefore(closes))).toEqual({ status: "open", closesAt: closes });
    expect(editWindow(window, closes)).toEqual({ status: "closed", closedAt: closes });
  });

  it("without ends is always open", () => {
    const none = { editOpensAt: null, editClosesAt: null, lockedFields: [] };
    expect(editWindow(none, opens)).toEqual({ status: "open", closesAt: null });
    expect(fieldsOpenAt(none, opens)).toEqual([...LOCKABLE_FIELDS]);
  });

  it("leaves out locked fields, and all of them when closed; unknown names lock nothing", () => {
    const locked = { ...window, lockedFields: ["title", "presenters", "colour"] };
    expect(fieldsOpenAt(locked, opens)).toEqual([
      "abstract",
      "keywords",
      "affiliation",
      "biography",
      "media",
    ]);
    expect(fieldsOpenAt(locked, closes)).toEqual([]);
    expect(fieldsOpenAt(locked, justBefore(opens))).toEqual([]);
  });
});

describe("stateOf", () => {
  const at = new Date("2027-01-01");
  const none = { submittedAt: null, acceptedAt: null, declinedAt: null, withdrawnAt: null };
  it("follows from who and when", () => {
    expect(stateOf(none)).toBe("draft");
    expect(stateOf({ ...none, submittedAt: at })).toBe("submitted");
    expect(stateOf({ ...none, submittedAt: at, declinedAt: at })).toBe("declined");
    expect(stateOf({ ...none, submittedAt: at, acceptedAt: at })).toBe("accepted");
    expect(stateOf({ submittedAt: at, acceptedAt: at, declinedAt: at, withdrawnAt: at })).toBe("withdrawn");
  });

  it("is public when accepted in a published conference, withdrawn or not", () => {
    expect(isPublic({ acceptedAt: at }, { publishedAt: at })).toBe(true);
    expect(isPublic({ acceptedAt: null }, { publishedAt: at })).toBe(false);
    expect(isPublic({ acceptedAt: at }, { publishedAt: null })).toBe(false);
  });
});
