import { createECDH } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secretsOf } from "@/scripts/up/secrets.mjs";

let data = "";
beforeEach(() => {
  data = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-secrets-"));
});
afterEach(() => fs.rmSync(data, { recursive: true }));

describe("the secrets of an installation", () => {
  it("stay the same over restarts, for their owner alone", () => {
    const made = secretsOf(data);
    expect(Object.keys(made).sort()).toEqual([
      "AUTH_SECRET",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
      "POSTGRES_PASSWORD",
      "VAPID_PRIVATE_KEY",
      "VAPID_PUBLIC_KEY",
    ]);
    expect(secretsOf(data)).toEqual(made);
    expect(fs.statSync(path.join(data, "secrets")).mode & 0o777).toBe(0o600);
  });

  it("hold a pair of keys that belong together, another in every installation", () => {
    const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = secretsOf(data);
    const pair = createECDH("prime256v1");
    pair.setPrivateKey(VAPID_PRIVATE_KEY, "base64url");
    expect(pair.getPublicKey("base64url")).toBe(VAPID_PUBLIC_KEY);
    expect(secretsOf(path.join(data, "another")).VAPID_PUBLIC_KEY).not.toBe(VAPID_PUBLIC_KEY);
  });

  it("of a data folder from before push get a pair, and nothing else changes", () => {
    const { VAPID_PUBLIC_KEY: _, VAPID_PRIVATE_KEY: half, ...before } = secretsOf(data);
    fs.writeFileSync(path.join(data, "secrets"), JSON.stringify({ ...before, VAPID_PRIVATE_KEY: half }));
    const after = secretsOf(data);
    expect(after).toMatchObject(before);
    expect(after.VAPID_PRIVATE_KEY).not.toBe(half);
    expect(secretsOf(data)).toEqual(after);
  });
});
