import "@/tests/support/app-rows";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { WHO, type Who } from "@/tests/factories/world";
import { type Cast, theCast } from "@/tests/support/cast";
import { fingerprint } from "@/tests/support/fingerprint";
import { frontTable, type Row, SIGN_IN, table } from "@/tests/support/route-table";
import { frontHandlers, handlerRoutes, pageRoutes } from "@/tests/support/routes";
import { untilWorkerIsIdle } from "@/tests/support/worker-idle";

let cast: Cast;
let before: string;
beforeAll(async () => {
  await untilWorkerIsIdle();
  cast = await theCast();
  before = await fingerprint();
});

const rows: Record<string, Row> = Object.assign({}, table, ...Object.values(frontTable));
const routeOf = (name: string) => name.split(" · ")[0] ?? "";

describe("the table of routes", () => {
  it("lists every page and every handler of the tree, and no other", () => {
    expect([...new Set(Object.keys(table).map(routeOf))].sort()).toEqual(
      [...pageRoutes, ...handlerRoutes].sort(),
    );
  });

  it("lists everything server.ts asks before Next", () => {
    expect(Object.keys(frontTable)).toEqual(frontHandlers);
  });
});

describe.each(Object.entries(rows))("%s", (_name, row) => {
  it("answers everybody as listed, and keeps no copy of what is one's own", async () => {
    const path = row.at(cast);
    const answers = await Promise.all(WHO.map((who) => get(path, who)));
    const said = WHO.map((who, at) => [who, answerIn(answers[at], path)]);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(WHO.map((who) => [who, expectedFor(row, who)])),
    );
    const cookies = answers.map((answer) => answer.headers.get("set-cookie"));
    const kept = answers.map((answer) => mayBeKept(answer, path));
    if (row.isPublic) expect(cookies).toEqual(WHO.map(() => null));
    else expect(kept).toEqual(WHO.map(() => false));
  });
});

it("no GET of anybody has changed anything", async () => {
  expect(await fingerprint()).toBe(before);
});

describe("an address with something unknown in it", () => {
  // What is only posted to answers 405 to whoever gets it, whatever it names.
  const looked = Object.keys(rows).filter((name) => rows[name]?.anonymous !== "405");
  const unknown = looked.flatMap((name) =>
    routeOf(name)
      .split("/")
      .flatMap((part, position) =>
        /^\[/.test(part) && !name.includes(" · ") ? [{ name, part, position }] : [],
      ),
  );

  it.each(unknown)("is 404 for the organiser too: $part of $name", async ({ name, position }) => {
    const parts = rows[name]?.at(cast).split("?")[0]?.split("/") ?? [];
    for (const wrong of ["no-such", randomUUID(), "%00", "-1"]) {
      const path = parts.with(position, wrong).join("/");
      expect([path, (await get(path, "organiser")).status]).toEqual([path, 404]);
    }
  });

  it("does not break for what nobody would ask either", async () => {
    const asked = new URLSearchParams();
    const names =
      "words theme type keyword page state place media claim sort day file number typed said token next press";
    for (const name of names.split(" ")) asked.set(name, "\u0000-1'\ud83d");
    for (const name of Object.keys(rows)) {
      const path = rows[name]?.at(cast).split("?")[0];
      const { status } = await get(`${path}?${asked}`, "organiser");
      expect([name, status < 500]).toEqual([name, true]);
    }
  });

  // What is new is of no conference yet.
  const inside = Object.keys(rows).filter((name) => /^\/\[conference\]\/.*\[(?!.* a new one)/.test(name));
  it.each(inside)("is 404 under the name of another conference: %s", async (name) => {
    const path = rows[name]?.at(cast).replace(cast.conference.slug, cast.elsewhere.slug) ?? "";
    for (const who of ["organiser", "organiser elsewhere"] as const)
      expect([who, (await get(path, who)).status]).toEqual([who, 404]);
  });
});

describe("a draft", () => {
  it("is in no list, search or site map, also for those who present it", async () => {
    const { conference, draft, presentation, theme } = cast;
    const home = `/${conference.slug}`;
    const lists = [`${home}/presentations`, `${home}/themes/${theme.slug}`, "/sitemap.xml"];
    for (const path of [...lists, `${home}/presentations?words=${encodeURIComponent(draft.title)}`])
      for (const who of ["anonymous", "presenter"] as const)
        expect([path, who, (await textOf(path, who)).includes(draft.slug)]).toEqual([path, who, false]);
    for (const path of lists) expect(await textOf(path, "anonymous")).toContain(presentation.slug);
  });

  it("has no standing in the small request, but for those who may see it", async () => {
    const standing = async (who: Who, id: string) =>
      JSON.parse(await textOf(`/api/me?about=presentation:${id}`, who))?.standing ?? null;
    const seen = await Promise.all(WHO.map(async (who) => (await standing(who, cast.draft.id)) !== null));
    expect(WHO.filter((_, at) => seen[at])).toEqual(["presenter", "organiser"]);
    expect(await standing("attendee", cast.presentation.id)).not.toBeNull();
  });
});

it("an upload by somebody signed out is refused before it is read", async () => {
  const form = new FormData();
  form.set("presentationId", cast.presentation.id);
  form.set("kindId", cast.kind.id);
  form.set("file", new File(["x"], "x.txt"));
  const send = (headers: Record<string, string>) =>
    fetch(`${inject("origin")}/media/uploads`, { method: "POST", body: form, headers, redirect: "manual" });
  const origin = inject("origin");
  expect((await send({ origin })).status).toBe(401);
  expect((await send({ ...cast.cookies.attendee, origin })).status).toBe(404);
  expect((await send({ ...cast.cookies.presenter, origin: "https://evil.example" })).status).toBe(403);
  expect((await send(cast.cookies.presenter)).status).toBe(403);
});

it("the inbox is not there for whoever comes through a proxy", async () => {
  for (const path of ["/inbox", `/inbox/${cast.mail}`]) {
    const answer = await fetch(inject("origin") + path, { headers: { "x-forwarded-for": "192.0.2.1" } });
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

it("a sign-out by a link changes nothing, by a foreign form neither", async () => {
  const foreign = await fetch(`${inject("origin")}/sign-out`, {
    method: "POST",
    headers: { ...cast.cookies.attendee, origin: "https://evil.example" },
    redirect: "manual",
  });
  expect(foreign.status).toBe(403);
  expect((await get("/my", "attendee")).status).toBe(200);
});

function get(path: string, who: Who): Promise<Response> {
  return fetch(inject("origin") + path, { headers: cast.cookies[who], redirect: "manual" });
}

async function textOf(path: string, who: Who): Promise<string> {
  return (await get(path, who)).text();
}

function expectedFor(row: Row, who: Who): string {
  if (row.seen.includes(who)) return "200";
  const answer = who === "anonymous" ? row.anonymous : row.others;
  return typeof answer === "string" ? answer : answer(cast);
}

function answerIn(answer: Response | undefined, path: string): string {
  const location = answer?.headers.get("location");
  if (!answer || !location) return String(answer?.status);
  const to = new URL(location, inject("origin"));
  if (to.origin !== inject("origin")) return `${answer.status} ${location}`;
  const isSignIn = to.pathname === "/sign-in" && to.searchParams.get("next") === path;
  return answer.status === 307 && isSignIn ? SIGN_IN : `${answer.status} ${to.pathname}${to.search}`;
}

/** Whether a browser or a proxy may hand out a copy without asking. Files ask each time. */
function mayBeKept(answer: Response, path: string): boolean {
  const control = answer.headers.get("cache-control") ?? "";
  if (answer.status !== 200) return /public|max-age=[1-9]/.test(control);
  return !(/^\/(media|my\/calendar)\//.test(path) ? /private, no-(cache|store)/ : /no-store/).test(control);
}
