import { fork } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import autocannon from "autocannon";
import pg from "pg";
import { demoDatabase } from "@/scripts/bench/demo-database";
import { startWeb } from "@/scripts/bench/web-process";

/** Of a bare `node:http` server handing out the same bytes. */
const SHARE = 0.4;
/** Bytes (gzip) of JavaScript: what a bare Next page ships, measured, and what ours may ship more. */
const BARE_SCRIPTS = 135_000;
const MORE_SCRIPTS = 25_000;
const ACCEPT = { "accept-encoding": "br" };

/** Measures the public pages of the demo; false when one breaks a bound. */
export async function benchPages(): Promise<boolean> {
  const database = await demoDatabase();
  const web = await startWeb("bench", { DATABASE_URL: database.url });
  try {
    let holds = true;
    for (const [kind, address] of Object.entries(await publicPages(database.url)))
      holds = (await benchPage(kind, web.url + address, database.url)) && holds;
    return holds;
  } finally {
    await web.stop();
    await database.stop();
  }
}

/** One page of each kind. */
async function publicPages(url: string): Promise<Record<string, string>> {
  const [row] = await query(
    url,
    `SELECT c.slug AS c, p.slug AS p, s.slug AS s, t.slug AS t, k.slug AS k, person.slug AS person
     FROM "Presentation" p JOIN "Conference" c ON c.id = p."conferenceId"
     JOIN "Place" ON "Place"."presentationId" = p.id JOIN "ThemedSession" s ON s.id = "Place"."sessionId"
     JOIN "Programme" programme ON programme.id = s."programmeId" AND programme."publishedAt" IS NOT NULL
     JOIN "Theme" t ON t.id = p."themeId" JOIN "KeywordUse" u ON u."presentationId" = p.id JOIN "Keyword" k ON k.id = u."keywordId"
     JOIN "PresenterPart" part ON part."presentationId" = p.id JOIN "Person" person ON person.id = part."personId"
     WHERE p."acceptedAt" IS NOT NULL ORDER BY p.slug LIMIT 1`,
  );
  return {
    conferences: "/",
    conference: `/${row.c}`,
    presentations: `/${row.c}/presentations`,
    presentation: `/${row.c}/presentations/${row.p}`,
    session: `/${row.c}/sessions/${row.s}`,
    presenter: `/${row.c}/presenters/${row.person}`,
    theme: `/${row.c}/themes/${row.t}`,
    keyword: `/${row.c}/keywords/${row.k}`,
  };
}

async function benchPage(kind: string, address: string, databaseUrl: string): Promise<boolean> {
  await fetch(address);
  const before = await lastStatements(databaseUrl);
  const response = await fetch(address, { headers: ACCEPT });
  await response.text();
  const isWithoutSql = before === (await lastStatements(databaseUrl));
  const [ours, bare] = await race(address);
  const scripts = await scriptBytes(address);
  const share = ours / bare;
  const holds = isWithoutSql && share >= SHARE && scripts <= BARE_SCRIPTS + MORE_SCRIPTS;
  console.log(
    `${holds ? "holds " : "BROKEN"} ${kind.padEnd(13)} second request ${isWithoutSql ? "without SQL" : "WITH SQL"}, ` +
      `${Math.round(ours)}/s = ${share.toFixed(2)} of bare node:http, JavaScript ${(scripts / 1000).toFixed(1)} kB`,
  );
  return holds;
}

/** When each connection of the web process ran its last statement; the one that only listens aside. */
async function lastStatements(url: string): Promise<string> {
  const rows = await query(
    url,
    `SELECT pid, query_start::text, state FROM pg_stat_activity WHERE application_name = 'bench' ORDER BY pid`,
  );
  return JSON.stringify(rows);
}

/** Requests a second of the page, and of its bytes from a bare server, taking turns: the best of five each. */
async function race(address: string): Promise<[number, number]> {
  const bare = await bareServer(address);
  const best: [number, number] = [0, 0];
  for (let turn = 0; turn < 5; turn++) {
    best[0] = Math.max(best[0], await requestsASecond(address));
    best[1] = Math.max(best[1], await requestsASecond(bare.address));
  }
  bare.stop();
  return best;
}

async function requestsASecond(url: string): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    headers: ACCEPT,
    connections: 20,
    duration: 2,
  });
  if (non2xx + errors > 0) throw new Error(`${url} failed under load: ${non2xx} answers, ${errors} errors`);
  return requests.average;
}

/** A bare server in a process of its own, with the same headers and the same compressed bytes. */
async function bareServer(address: string) {
  const { headers, bytes } = await raw(address);
  const file = path.join(os.tmpdir(), `lectern-bare-${process.pid}`);
  fs.writeFileSync(file, bytes);
  const child = fork(new URL("bare-server.mjs", import.meta.url), [JSON.stringify({ headers, file })], {
    execArgv: [],
  });
  const [port] = await once(child, "message");
  fs.rmSync(file);
  return { address: `http://127.0.0.1:${port}/`, stop: () => child.kill() };
}

/** As it comes over the wire: `fetch` would unpack it. */
async function raw(address: string): Promise<{ headers: Record<string, unknown>; bytes: Buffer }> {
  const { get } = await import("node:http");
  const [response] = await once(get(address, { headers: ACCEPT }), "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { date: _, connection: __, "keep-alive": ___, ...headers } = response.headers;
  return { headers, bytes: Buffer.concat(chunks) };
}

/** Bytes of the scripts a browser loads for the page, as sent with gzip; polyfills of old browsers aside. */
async function scriptBytes(address: string): Promise<number> {
  const html = await (await fetch(address)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  let sum = 0;
  for (const src of new Set(tags.map(([, src = ""]) => src)))
    sum += await gzipBytes(new URL(src, address).href);
  return sum;
}

async function gzipBytes(address: string): Promise<number> {
  const { get } = await import("node:http");
  const [response] = await once(get(address, { headers: { "accept-encoding": "gzip" } }), "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (response.headers["content-encoding"] === "gzip") gunzipSync(bytes);
  return bytes.length;
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}
