import "@/tests/support/app-rows";
import { expect, inject, it } from "vitest";
import { db } from "@/lib/db";
import { WHO } from "@/tests/factories/world";
import { theCast } from "@/tests/support/cast";
import { fingerprint } from "@/tests/support/fingerprint";
import { frontTable, type Row, table } from "@/tests/support/route-table";

const rows: Row[] = Object.values(Object.assign({}, table, ...Object.values(frontTable)));

/** The worker still sends what other tests caused; waits for it, 10 seconds at most. */
async function untilAllMailIsSent(): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && (await db.mail.count({ where: { sentAt: null, lastError: null } })) > 0)
    await new Promise((resolve) => setImmediate(resolve));
}

it("no address changes a row when anybody asks for it by GET or HEAD, twice", async () => {
  const cast = await theCast();
  await untilAllMailIsSent();
  const before = await fingerprint();
  for (const row of rows)
    for (const who of WHO)
      for (const method of ["GET", "HEAD", "GET"]) {
        const answer = await fetch(inject("origin") + row.at(cast), {
          ...{ method, redirect: "manual", headers: cast.cookies[who] },
        });
        await answer.arrayBuffer();
      }
  expect(await fingerprint()).toBe(before);
});
