import { transaction } from "@/lib/db";
import { normaliseKeyword } from "@/lib/presentations/keyword";
import { slugFrom } from "@/lib/slug";
import { type DemoPresentation, readDemoConference, readDemoPresentations } from "@/prisma/seed/demo-files";
import { addFollowsOfMore } from "@/prisma/seed/large-follows";
import { idsFrom, pick, randomFrom } from "@/prisma/seed/random";
import { insertRows, noRows, type Rows } from "@/prisma/seed/rows";

const FIRST_DAY = "2027-06-07";
/** Start times of a day's sessions of 100 minutes, UTC; 09:00 to 18:40 in Berlin. */
const STARTS = ["07:00", "09:00", "11:00", "13:00", "15:00"];
const DAYS = 5;
const PAPERS_A_SESSION = 4;
/** So much of the conference is scheduled; the rest stays unassigned, every 25th only submitted. */
const SCHEDULED = 0.8;

type Large = { rows: Rows; conferenceId: string; random: () => number; id: () => string };

/**
 * Seeds a conference of `count` presentations for measuring, at `large-{count}`: titles, abstracts and keywords
 * shuffled from the demo's, with presenters, sessions, places, follows. The same count gives the same rows, ids included.
 */
export async function seedLarge(count: number): Promise<{ slug: string; wrote: boolean }> {
  const slug = `large-${count}`;
  const random = randomFrom(count);
  const large = { rows: noRows(), conferenceId: "", random, id: idsFrom(slug) };
  large.conferenceId = large.id();
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`lectern ${slug}`}))`;
    if (await tx.conference.findUnique({ where: { slug } })) return { slug, wrote: false };
    addConference(large, slug, count);
    addPeople(large, slug, count);
    addPresentations(large, count);
    addSessions(large, count);
    addFollowsOfMore(large.rows, large.id);
    await insertRows(tx, large.rows);
    return { slug, wrote: true };
  });
}

function addConference({ rows, conferenceId, id }: Large, slug: string, count: number): void {
  const demo = readDemoConference();
  rows.conferences.push({
    id: conferenceId,
    slug,
    name: `A conference of ${count} presentations`,
    place: "Berlin, and online",
    mode: "blended",
    timeZone: "Europe/Berlin",
    startsOn: new Date(FIRST_DAY),
    endsOn: new Date(Date.parse(FIRST_DAY) + (DAYS - 1) * 86_400_000),
    publishedAt: new Date("2026-01-01"),
  });
  rows.themes = demo.themes.map((theme, position) => ({ id: id(), conferenceId, ...theme, position }));
  rows.types = demo.types.map(({ mediaDueDaysBefore: _, ...type }, position) => ({
    id: id(),
    conferenceId,
    ...type,
    position,
  }));
  rows.mediaKinds = demo.mediaKinds.map((kind, position) => ({ id: id(), conferenceId, ...kind, position }));
  const sessions = Math.ceil((count * SCHEDULED) / PAPERS_A_SESSION);
  const rooms = Math.ceil(sessions / (STARTS.length * DAYS));
  rows.rooms = Array.from({ length: rooms }, (_, position) => ({
    id: id(),
    conferenceId,
    slug: `room-${position + 1}`,
    name: `Room ${position + 1}`,
    seats: 40 + (position % 5) * 20,
    position,
  }));
  rows.programmes.push({ id: id(), conferenceId, publishedAt: new Date("2026-01-01") });
}

/** Every presenter gives one presentation, so that no time can clash; a twentieth as many attendees follow. */
function addPeople({ rows, id, random }: Large, slug: string, count: number): void {
  const names = presentations().flatMap((one) => one.presenters.map((presenter) => presenter.name));
  const given = names.map((name) => name.split(" ")[0] ?? name);
  const family = names.map((name) => name.split(" ").slice(1).join(" "));
  for (let n = 0; n < count * 1.5; n++) {
    const name = `${pick(given, random)} ${pick(family, random)}`;
    const person = { id: id(), slug: `${slugFrom(name, "person")}-${slug}-${n + 1}`, name };
    rows.people.push(person);
    rows.emails.push({
      id: id(),
      personId: person.id,
      address: `person-${n + 1}@${slug}.lectern.example`,
      isPrimary: true,
    });
  }
}

function addPresentations(large: Large, count: number): void {
  const sources = presentations();
  const keywords = addKeywords(large, sources);
  const paper = large.rows.types[0];
  for (let n = 0; n < count; n++) {
    const { rows, random, conferenceId } = large;
    const first = pick(sources, random);
    const id = large.id();
    const title = `${pick(sources, random).title.split(": ")[0]}: ${first.title.split(": ").at(-1)}`;
    const abstract = shuffledAbstract(sources, random);
    const type = n < count * SCHEDULED ? paper : pick(rows.types, random);
    const used = [...new Set([pick(keywords, random), pick(keywords, random), pick(keywords, random)])];
    rows.presentations.push({
      id,
      conferenceId,
      slug: `${slugFrom(title, "presentation")}-${n + 1}`,
      title,
      abstract,
      typeId: (type ?? pick(rows.types, random)).id,
      themeId: pick(rows.themes, random).id,
      submittedAt: new Date("2026-01-10"),
      acceptedAt: n >= count * SCHEDULED && n % 25 === 0 ? null : new Date("2026-02-10"),
      withdrawnAt: n % 97 === 96 ? new Date("2026-03-10") : null,
    });
    rows.versions.push({
      id: large.id(),
      presentationId: id,
      number: 1,
      title,
      abstract,
      keywords: used.map((keyword) => keyword.term),
    });
    rows.keywordUses.push(
      ...used.map(({ id: keywordId, term }, position) => ({
        presentationId: id,
        keywordId,
        position,
        written: term,
      })),
    );
    addPartsAndFollows(large, id, n, count);
  }
}

/** One presenter, every second presentation two. */
function addPartsAndFollows({ rows, random, id }: Large, presentationId: string, n: number, count: number) {
  const people = [rows.people[n], n % 2 === 0 ? rows.people[count + n / 2] : undefined];
  people.forEach((person, position) => {
    if (!person) return;
    const affiliation = pick(presentations(), random).presenters[0]?.affiliation ?? "";
    rows.parts.push({
      id: id(),
      presentationId,
      personId: person.id,
      position,
      displayName: person.name,
      affiliation,
    });
  });
  const followers = new Set(
    Array.from({ length: Math.floor(random() * 6) }, () => pick(rows.people, random).id),
  );
  rows.follows.push(...[...followers].map((personId) => ({ id: id(), presentationId, personId })));
}

function addKeywords({ rows, conferenceId, id }: Large, sources: DemoPresentation[]) {
  const terms = new Map(
    sources.flatMap((one) => one.keywords.map((term) => [normaliseKeyword(term), term] as const)),
  );
  rows.keywords = [...terms].map(([normalised, term]) => ({
    id: id(),
    conferenceId,
    slug: slugFrom(normalised, "keyword"),
    term,
    normalised,
  }));
  return rows.keywords;
}

function addSessions({ rows, conferenceId, random, id }: Large, count: number): void {
  const programmeId = rows.programmes[0]?.id ?? "";
  const typeId = rows.types[0]?.id ?? "";
  const scheduled = rows.presentations.slice(0, Math.floor(count * SCHEDULED));
  for (let n = 0; n * PAPERS_A_SESSION < scheduled.length; n++) {
    const slot = n % (STARTS.length * DAYS);
    const day = Date.parse(FIRST_DAY) + Math.floor(slot / STARTS.length) * 86_400_000;
    const title = `${pick(rows.keywords, random).term} and ${pick(rows.keywords, random).term}`;
    const sessionId = id();
    rows.sessions.push({
      id: sessionId,
      conferenceId,
      programmeId,
      slug: `${slugFrom(title, "session")}-${n + 1}`,
      title,
      typeId,
      themeId: pick(rows.themes, random).id,
      roomId: rows.rooms[Math.floor(n / (STARTS.length * DAYS))]?.id ?? null,
      startsAt: new Date(`${new Date(day).toISOString().slice(0, 10)}T${STARTS[slot % STARTS.length]}:00Z`),
      minutes: 100,
    });
    const papers = scheduled.slice(n * PAPERS_A_SESSION, (n + 1) * PAPERS_A_SESSION);
    papers.forEach(({ id: presentationId }, position) => {
      rows.places.push({ id: id(), programmeId, sessionId, presentationId, position, minutes: 20 });
    });
  }
}

let read: DemoPresentation[] | undefined;
function presentations(): DemoPresentation[] {
  return (read ??= readDemoPresentations(readDemoConference()));
}

/** Up to 9 sentences of other abstracts, 250 words at most: real words, so that a search has something to find. */
function shuffledAbstract(sources: DemoPresentation[], random: () => number): string {
  const sentences = Array.from({ length: 5 + Math.floor(random() * 5) }, () =>
    pick(pick(sources, random).abstract.split(/(?<=[.?!]) /), random),
  );
  return sentences.reduce((text, sentence) =>
    text.split(" ").length + sentence.split(" ").length > 250 ? text : `${text} ${sentence}`,
  );
}
