import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** Ways to ask another machine. The identity provider's configured address is next-auth's to ask, SMTP nodemailer's. */
const ASKING = /\bfetch\(|\bhttps?\.(get|request)\(|from "(node:https|undici|axios|got)"/;

/** Sends to addresses that browsers gave us, but only to push services of a list: see the tests of `lib/push`. */
const PUSHING = ["lib/push/jobs/push-reminder.ts", "lib/push/send-push.ts"];

it("the server asks no address that somebody typed: it asks none at all, but the push services of a list", () => {
  const sources = ["lib", "app"].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name))
      .filter((file) => /\.tsx?$/.test(file)),
  );
  expect(sources.length).toBeGreaterThan(100);
  const asking = [...sources, "server.ts"].filter((file) => ASKING.test(fs.readFileSync(file, "utf8")));
  // Components run in browsers; those of `app` that do say so in their first line.
  const here = asking.filter((file) => !fs.readFileSync(file, "utf8").startsWith('"use client"'));
  expect(here.sort()).toEqual(PUSHING);
});
