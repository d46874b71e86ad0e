import { describe, expect, it } from "vitest";
import { GET as ofConference } from "@/app/(public)/[conference]/changes.atom/route";
import { GET as ofKeyword } from "@/app/(public)/[conference]/keywords/[keyword]/changes.atom/route";
import { GET as ofTheme } from "@/app/(public)/[conference]/themes/[theme]/changes.atom/route";
import { anonymous } from "@/lib/auth/actor";
import { type Reading, reading } from "@/lib/cache/names";
import { atomFeed } from "@/lib/calendar/atom";
import { getChanges } from "@/lib/calendar/queries/changes";
import { db } from "@/lib/db";
import { deleteSession } from "@/lib/sessions/commands/delete-session";
import { aDesk, assign } from "@/tests/factories/desk";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aProgrammeEvent } from "@/tests/factories/programme-events";
import { aPlace } from "@/tests/factories/sessions";
import { parsedFeed } from "@/tests/support/parsed-feed";
import { publish } from "@/tests/support/publishing";
import { statementsOf } from "@/tests/support/statements";

type Desk = Awaited<ReturnType<typeof aDesk>>;

/** The clock of these tests; every event has long come to rest unless it says when. */
const NOW = new Date("2027-02-01T12:00:00Z");
const LONG_AGO = new Date("2027-01-01T10:00:00Z");

const retitled = (desk: Desk, id: string, from: string, to: string, more = {}) =>
  aProgrammeEvent(desk.conference.id, `presentation:${id}`, { title: from }, { title: to }, more);

async function titlesOf(desk: Desk, now = NOW, within = {}): Promise<string[] | undefined> {
  const feed = await getChanges(anonymous, { conference: desk.conference.slug, ...within }, now);
  return feed?.entries.map(({ headline }) => headline);
}

describe("the feed of changes", () => {
  it("tells what changed, newest first, with links, under ids that stay", async () => {
    const desk = await aDesk();
    const session = await desk.shownSession({
      startsAt: new Date("2027-06-12T01:00:00Z"),
      roomId: desk.room.id,
    });
    const [paper, other] = [await desk.paper({ title: "Ties" }), await desk.paper({ title: "Knots" })];
    await aPlace(session, paper.id);
    const moved = await aProgrammeEvent(
      desk.conference.id,
      `presentation:${paper.id}`,
      { startsAt: "2027-06-11T01:00:00.000Z" },
      { startsAt: "2027-06-12T01:00:00.000Z" },
    );
    const off = { at: new Date("2027-01-02T10:00:00Z") };
    const withdrawn = await aProgrammeEvent(
      ...[desk.conference.id, `presentation:${other.id}`, { isWithdrawn: false }, { isWithdrawn: true }, off],
    );
    await db.presentation.update({ where: { id: other.id }, data: { withdrawnAt: off.at } });

    const changes = await getChanges(anonymous, { conference: desk.conference.slug }, NOW);
    if (!changes) throw new Error("No feed");
    const { slug, id, name } = desk.conference;
    const at = (path: string) => `https://lectern.example${path}`;
    const tag = `tag:lectern.example,2026-11-24:changes/${id}`;
    expect(parsedFeed(atomFeed(changes, "https://lectern.example").text)).toEqual({
      ...{ id: at(`/${slug}/changes.atom`), title: `${name} · changes`, author: name },
      ...{ updated: "2027-01-02T10:00:00.000Z", self: at(`/${slug}/changes.atom`) },
      entries: [
        {
          id: `${tag}/${withdrawn.number}/presentation:${other.id}`,
          ...{ title: "Withdrawn: Knots", updated: "2027-01-02T10:00:00.000Z" },
          link: at(`/${slug}/presentations/${other.slug}`),
          content: "<p>“Knots” was withdrawn. Its page stays and says so.</p>",
        },
        {
          id: `${tag}/${moved.number}/presentation:${paper.id}`,
          ...{ title: "Moved: Ties", updated: "2027-01-01T10:00:00.000Z" },
          link: at(`/${slug}/presentations/${paper.slug}`),
          content:
            "<p>“Ties” is now on Sat 12 June, 10:00–10:20 (GMT+9), Room 204; before: Fri 11 June, 10:00–10:20 (GMT+9), Room 204.</p>",
        },
      ],
    });
  });

  it("tells nothing that was silenced, nor what has not come to rest, and is kept until it does", async () => {
    const desk = await aDesk();
    const paper = await desk.paper({ title: "C" });
    await retitled(desk, paper.id, "A", "B", { silencedAt: LONG_AGO });
    const at = new Date(NOW.getTime() - 60_000);
    await retitled(desk, paper.id, "B", "C", { at });
    const read: Reading = { names: new Set(), until: Number.POSITIVE_INFINITY };
    expect(await reading.run(read, () => titlesOf(desk))).toEqual([]);
    const rest = new Date(at.getTime() + 15 * 60_000);
    expect([new Date(read.until), read.names.has(`changes:${desk.conference.id}`)]).toEqual([rest, true]);
    expect(await titlesOf(desk, rest)).toEqual(["New title: C"]);
  });

  it("tells each as it was then, though it changed since, and moved and moved back not at all", async () => {
    const desk = await aDesk();
    const [paper, back] = [await desk.paper({ title: "C" }), await desk.paper({ title: "Same" })];
    const minutes = (count: number) => ({ at: new Date(LONG_AGO.getTime() + count * 60_000) });
    await retitled(desk, paper.id, "A", "B", minutes(0));
    await retitled(desk, paper.id, "B", "C", minutes(60));
    await retitled(desk, back.id, "Same", "Other", minutes(0));
    await retitled(desk, back.id, "Other", "Same", minutes(5));
    const feed = await getChanges(anonymous, { conference: desk.conference.slug }, NOW);
    expect(feed?.entries.flatMap(({ sentences }) => sentences)).toEqual([
      "“B” is now called “C”.",
      "“A” is now called “B”.",
    ]);
  });

  it("tells what commands of the desk record, a session that is gone included", async () => {
    const desk = await aDesk();
    const session = await desk.session({ title: "Realignments", startsAt: new Date("2027-06-12T01:00:00Z") });
    const paper = await desk.paper({ title: "Ties" });
    await publish(desk.conference.id, { now: LONG_AGO });
    await assign(desk.organiser, session.id, [paper.id]);
    await publish(desk.conference.id, { tell: "yes", now: LONG_AGO });
    const { version } = await db.themedSession.findUniqueOrThrow({ where: { id: session.id } });
    await deleteSession(desk.organiser, { sessionId: session.id, version });
    await publish(desk.conference.id, { tell: "yes", now: new Date("2027-01-02") });
    const told = await titlesOf(desk);
    expect(told?.slice(0, 2).sort()).toEqual(["Off the programme: Realignments", "Off the programme: Ties"]);
    expect(told?.slice(2).sort()).toEqual(["On the programme: Ties", "Other talks: Realignments"]);
  });

  it("of a theme and of a keyword tells of theirs only", async () => {
    const desk = await aDesk();
    const [inside, outside] = [await desk.paper({ title: "In" }), await desk.paper({ title: "Out" })];
    const theme = await db.theme.create({
      data: { conferenceId: desk.conference.id, slug: "its-own", name: "Its own", position: 9 },
    });
    await db.presentation.update({ where: { id: inside.id }, data: { themeId: theme.id } });
    const keyword = await aKeywordUse(inside, "Lanterns");
    await retitled(desk, inside.id, "A", "In");
    await retitled(desk, outside.id, "A", "Out");
    expect((await titlesOf(desk))?.sort()).toEqual(["New title: In", "New title: Out"]);
    expect(await titlesOf(desk, NOW, { theme: "its-own" })).toEqual(["New title: In"]);
    expect(await titlesOf(desk, NOW, { keyword: keyword.slug })).toEqual(["New title: In"]);
    expect(await titlesOf(desk, NOW, { theme: "no-such" })).toBeUndefined();
  });

  it("never tells of a draft, or of what went back to one, nor anything of a conference that is not public", async () => {
    const desk = await aDesk();
    const [draft, back] = [
      await desk.paper({ acceptedAt: null, title: "X" }),
      await desk.paper({ title: "Y" }),
    ];
    const hiddenKeyword = await aKeywordUse(draft, "Hidden");
    for (const { id } of [draft, back]) await retitled(desk, id, "Secret", "Y");
    await db.presentation.update({ where: { id: back.id }, data: { acceptedAt: null } });
    expect(await titlesOf(desk)).toEqual([]);
    expect(await titlesOf(desk, NOW, { keyword: hiddenKeyword.slug })).toBeUndefined();
    await db.conference.update({ where: { id: desk.conference.id }, data: { publishedAt: null } });
    expect(await titlesOf(desk)).toBeUndefined();
  });

  it("names no media that was taken away since", async () => {
    const desk = await aDesk();
    const paper = await desk.paper();
    const kind = await db.mediaKind.create({
      data: { conferenceId: desk.conference.id, slug: "slides", name: "Slides", position: 0 },
    });
    const row = {
      presentationId: paper.id,
      kindId: kind.id,
      url: "https://example.org",
      checkedAt: LONG_AGO,
    };
    const [there, gone] = [
      await db.media.create({ data: { ...row, label: "There", position: 0 } }),
      await db.media.create({ data: { ...row, label: "Gone", position: 1, removedAt: NOW } }),
    ];
    const subject = `presentation:${paper.id}`;
    await aProgrammeEvent(desk.conference.id, subject, { media: [] }, { media: [there.id, gone.id] });
    const feed = await getChanges(anonymous, { conference: desk.conference.slug }, NOW);
    expect(feed?.entries[0]?.sentences).toEqual([`New on “${paper.title}”: Slides, “There”.`]);
  });

  it("holds the newest fifty, and is read in as many statements for three as for one", async () => {
    const desk = await aDesk();
    const papers = [];
    for (let count = 0; count < 60; count++) papers.push(await desk.paper());
    const count = () => statementsOf(() => titlesOf(desk));
    const [first, ...rest] = papers;
    await retitled(desk, first?.id ?? "", "A", first?.title ?? "");
    const one = await count();
    for (const { id, title } of rest.slice(0, 2)) await retitled(desk, id, "A", title);
    expect(await count()).toBe(one);
    for (const { id, title } of rest.slice(2)) await retitled(desk, id, "A", title);
    const told = await titlesOf(desk);
    expect([told?.length, told?.[0]]).toEqual([50, `New title: ${papers.at(-1)?.title}`]);
  });

  it("is well-formed whatever its texts are made of", async () => {
    const desk = await aDesk();
    const hostile = [
      "a\u0001\u000b\u001b\u202e\ufffe b",
      "]]> <b>&amp; & \"' <script>alert(1)</script>",
      "x".repeat(10_000),
      "👩‍🔬長 ",
    ];
    for (const title of hostile) {
      const paper = await desk.paper({ title });
      await retitled(desk, paper.id, `x${title}`, title);
    }
    await db.conference.update({ where: { id: desk.conference.id }, data: { name: hostile[1] } });
    const changes = await getChanges(anonymous, { conference: desk.conference.slug }, NOW);
    if (!changes) throw new Error("No feed");
    const { text } = atomFeed(changes, "https://lectern.example");
    const feed = parsedFeed(text);
    expect([feed.entries.length, feed.author]).toEqual([hostile.length, hostile[1]]);
    // A title is HTML: what was typed is shown, and is no element.
    expect(
      feed.entries
        .map(({ title }) => title)
        .join()
        .includes("<"),
    ).toBe(false);
  });
});

describe("its addresses", () => {
  const asked = (headers: Record<string, string> = {}) => new Request("http://localhost:3000/", { headers });

  it("answer with Atom, 304 to who has it, 308 to where it moved, 404 to what is none", async () => {
    const desk = await aDesk();
    const { slug } = desk.conference;
    await retitled(desk, (await desk.paper()).id, "A", "B", { at: new Date(0) });
    const ask = (conference: string, headers = {}) =>
      ofConference(asked(headers), { params: Promise.resolve({ conference }) });
    const first = await ask(slug);
    expect(first.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(parsedFeed(await first.text()).entries.length).toBe(1);
    expect((await ask(slug, { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);

    await db.conference.update({ where: { id: desk.conference.id }, data: { slug: `${slug}-new` } });
    await db.theme.update({ where: { id: desk.theme.id }, data: { slug: "new-theme" } });
    const moved = await ask(slug);
    const params = Promise.resolve({ conference: slug, theme: desk.theme.slug });
    const movedTheme = await ofTheme(asked(), { params });
    const none = await ofKeyword(asked(), { params: Promise.resolve({ conference: slug, keyword: "none" }) });
    expect([moved, movedTheme, none].map(({ status, headers }) => [status, headers.get("location")])).toEqual(
      [
        [308, `/${slug}-new/changes.atom`],
        [308, `/${slug}-new/themes/new-theme/changes.atom`],
        [404, null],
      ],
    );
  });
});
