import { expect, it } from "vitest";
import { orcidOf } from "@/lib/presenters/orcid";

it.each([
  ["0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["0000000218250097", "0000-0002-1825-0097"],
  ["https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"],
  ["0000-0002-1694-233x", "0000-0002-1694-233X"],
  ["0000-0002-1825-0098", null],
  ["0000-0002-1825-009", null],
  ["https://example.org/0000-0002-1825-0097", null],
  ["", null],
])("%j is %j", (typed, orcid) => {
  expect(orcidOf(typed)).toBe(orcid);
});
