import { describe, expect, it } from "vitest";
import { formToken, isFormToken, isOurOrigin } from "@/lib/auth/form-guard";
import { openIdentity, sealIdentity } from "@/lib/auth/pending-identity";
import { withinLimit } from "@/lib/auth/rate-limit";
import { seal, unseal } from "@/lib/auth/sealed";
import { db } from "@/lib/db";

const now = new Date("2027-01-01T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("what a browser carries sealed", () => {
  it("comes back until it expires", () => {
    const sealed = seal("a", "väl ue", later(10));
    expect(unseal("a", sealed, later(9))).toBe("väl ue");
    expect(unseal("a", sealed, later(10))).toBe(null);
  });

  it("is refused when altered, for another purpose, or nothing at all", () => {
    const sealed = seal("a", "value", later(10));
    const [payload = "", signature = ""] = sealed.split(".");
    const other = Buffer.from(JSON.stringify(["other", later(10).getTime()])).toString("base64url");
    for (const forged of [`${other}.${signature}`, `${payload}.`, `${sealed}.`, `${sealed}x`, "", ".", "x.y"])
      expect(unseal("a", forged, now)).toBe(null);
    expect(unseal("b", sealed, now)).toBe(null);
    expect(unseal("a", undefined, now)).toBe(null);
  });

  it("may be an identity", () => {
    const identity = { provider: "https://orcid.example", providerAccountId: "0000", name: "Ада" };
    expect(openIdentity(sealIdentity(identity, now), later(44))).toEqual(identity);
    expect(openIdentity(sealIdentity(identity, now), later(45))).toBe(null);
  });
});

describe("a form's token", () => {
  it("fits its own form in its own browser for four hours", () => {
    const token = formToken("confirm:1", "cookie", now);
    expect(isFormToken(token, "confirm:1", "cookie", later(239))).toBe(true);
    expect(isFormToken(token, "confirm:1", "cookie", later(240))).toBe(false);
  });

  it("fits no other form, no other browser, and not the same one signed out", () => {
    const token = formToken("confirm:1", "cookie", now);
    expect(isFormToken(token, "confirm:2", "cookie", now)).toBe(false);
    expect(isFormToken(token, "confirm:1", "another", now)).toBe(false);
    expect(isFormToken(token, "confirm:1", undefined, now)).toBe(false);
    expect(isFormToken(undefined, "confirm:1", undefined, now)).toBe(false);
  });
});

describe("the origin of a POST", () => {
  const from = (origin: string | null, host = "localhost:3000") =>
    isOurOrigin(new Headers({ host, ...(origin !== null && { origin }) }));

  it("is ours, or foreign: another port, a sandbox and silence are foreign", () => {
    expect(from("http://localhost:3000")).toBe(true);
    expect(from("http://127.0.0.1:3000", "127.0.0.1:3000")).toBe(true);
    for (const foreign of [
      "http://localhost:3001",
      "http://127.0.0.1:3000",
      "https://localhost:3000",
      "http://evil.example",
      "http://localhost:3000.evil.example",
      "null",
      "",
      null,
    ])
      expect(from(foreign)).toBe(false);
    expect(from("http://evil.example", "evil.example")).toBe(false);
  });

  it("may be said by Sec-Fetch-Site alone, never against the Origin", () => {
    const said = (headers: Record<string, string>) => isOurOrigin(new Headers(headers));
    expect(said({ "sec-fetch-site": "same-origin" })).toBe(true);
    for (const site of ["same-site", "cross-site", "none"])
      expect(said({ "sec-fetch-site": site })).toBe(false);
    expect(said({ "sec-fetch-site": "same-origin", origin: "http://evil.example" })).toBe(false);
  });
});

describe("a rate limit", () => {
  const limit = { what: "test", attempts: 3, minutes: 15 };

  it("lets exactly its number through when all come at the same moment", async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => withinLimit(limit, "at-once", now)));
    expect(tries.filter(Boolean)).toHaveLength(3);
  });

  it("starts anew with the next window, and is each subject's own", async () => {
    for (const expected of [true, true, true, false])
      expect(await withinLimit(limit, "a", now)).toBe(expected);
    expect(await withinLimit(limit, "b", now)).toBe(true);
    expect(await withinLimit(limit, "A", now)).toBe(false);
    expect(await withinLimit(limit, "a", later(14.9))).toBe(false);
    expect(await withinLimit(limit, "a", later(15))).toBe(true);
  });

  it("keeps no address in the clear, and nothing older than a day", async () => {
    await withinLimit(limit, "ada@example.org", now);
    expect((await db.rateLimit.findMany()).filter(({ key }) => key.includes("ada"))).toEqual([]);
    await withinLimit(limit, "somebody else", later(1441));
    expect(await db.rateLimit.count({ where: { startsAt: { lte: now } } })).toBe(0);
  });
});
