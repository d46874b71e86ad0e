import { describe, expect, it } from "vitest";
import { db, transaction, violated } from "@/lib/db";
import { aConference } from "@/tests/factories/conferences";
import { fingerprint } from "@/tests/support/fingerprint";

describe("the database of a test file", () => {
  it("names the constraint an error speaks of", async () => {
    const { id, ...conference } = await aConference();
    const error = await db.conference.create({ data: conference }).catch((thrown: unknown) => thrown);
    expect(violated(error)).toBe("Conference_slug_key");
    expect(violated(new Error(id))).toBeNull();
  });

  it("is as it was after a transaction that threw", async () => {
    const before = await fingerprint();
    const failing = transaction(async (tx) => {
      await tx.conference.deleteMany();
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await fingerprint()).toBe(before);
  });
});
