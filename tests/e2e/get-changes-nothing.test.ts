import "@/tests/support/app-rows";
import { beforeAll, expect, inject, it } from "vitest";
import { WHO } from "@/tests/factories/world";
import { theCast } from "@/tests/support/cast";
import { fingerprint } from "@/tests/support/fingerprint";
import { frontTable, type Row, table } from "@/tests/support/route-table";
import { untilWorkerIsIdle } from "@/tests/support/worker-idle";

const rows: Row[] = Object.values(Object.assign({}, table, ...Object.values(frontTable)));

beforeAll(untilWorkerIsIdle);

it("no address changes a row when anybody asks for it by GET or HEAD, twice", async () => {
  const cast = await theCast();
  const before = await fingerprint();
  for (const row of rows)
    for (const who of WHO)
      for (const method of ["GET", "HEAD", "GET"]) {
        const answer = await fetch(inject("origin") + row.at(cast), {
          ...{ method, redirect: "manual", headers: cast.cookies[who] },
        });
        // A stream has no end; its first words say that everything was looked up.
        if (answer.headers.get("content-type")?.startsWith("text/event-stream")) await firstWords(answer);
        else await answer.arrayBuffer();
      }
  expect(await fingerprint()).toBe(before);
}, 150_000);

async function firstWords({ body }: Response): Promise<void> {
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
}
