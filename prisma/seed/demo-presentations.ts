import { randomUUID } from "node:crypto";
import { normaliseKeyword } from "@/lib/presentations/keyword";
import { firstFreeSlug, slugFrom } from "@/lib/slug";
import type { DemoPresentation } from "@/prisma/seed/demo-files";
import { type Demo, daysAgo, demoPerson } from "@/prisma/seed/demo-people";
import { bySlug } from "@/prisma/seed/rows";

/** A media row whose file is still to be made. */
export type DemoFile = { mediaId: string; kind: string; presentation: DemoPresentation };

/** Adds the rows of each presentation; returns the media that want a file. */
export function addDemoPresentations(demo: Demo, presentations: DemoPresentation[]): DemoFile[] {
  return presentations.flatMap((presentation, index) => {
    const id = randomUUID();
    addPresentation(demo, id, presentation, index);
    addParts(demo, id, presentation, index);
    addKeywords(demo, id, presentation);
    addPlace(demo, id, presentation);
    const files = addMedia(demo, id, presentation);
    addWishes(demo, id, presentation, index);
    return files;
  });
}

function addPresentation(demo: Demo, id: string, one: DemoPresentation, index: number): void {
  const { rows } = demo;
  const submittedAt = daysAgo(demo, 120 - (index % 30));
  const decidedAt = daysAgo(demo, 70 - (index % 10));
  const { title, abstract, keywords } = one;
  rows.presentations.push({
    id,
    conferenceId: demo.conferenceId,
    slug: firstFreeSlug(
      slugFrom(title, "presentation"),
      rows.presentations.map((row) => row.slug),
    ),
    title,
    abstract,
    typeId: bySlug(rows.types, one.type).id,
    themeId: bySlug(rows.themes, one.theme).id,
    mode: one.mode,
    submittedAt: one.state === "draft" ? null : submittedAt,
    acceptedAt: one.state === "accepted" || one.state === "withdrawn" ? decidedAt : null,
    declinedAt: one.state === "declined" ? decidedAt : null,
    withdrawnAt: one.state === "withdrawn" ? daysAgo(demo, 12) : null,
    withdrawnReason: one.reason,
  });
  rows.versions.push({ presentationId: id, number: 1, title, abstract, keywords, savedAt: submittedAt });
}

function addParts(demo: Demo, presentationId: string, one: DemoPresentation, index: number): void {
  one.presenters.forEach(({ name, affiliation }, position) => {
    const personId = demoPerson(demo, name);
    const person = demo.rows.people.find((row) => row.id === personId);
    demo.rows.parts.push({
      presentationId,
      personId,
      position,
      displayName: name,
      affiliation,
      claimedAt: person?.claimedAt ? daysAgo(demo, 39 - (index % 20)) : null,
    });
  });
}

function addKeywords(demo: Demo, presentationId: string, one: DemoPresentation): void {
  const { rows, conferenceId } = demo;
  one.keywords.forEach((written, position) => {
    const normalised = normaliseKeyword(written);
    let keyword = rows.keywords.find((row) => row.normalised === normalised);
    if (!keyword) {
      const slug = firstFreeSlug(
        slugFrom(written, "keyword"),
        rows.keywords.map((row) => row.slug),
      );
      keyword = { id: randomUUID(), conferenceId, slug, term: written, normalised };
      rows.keywords.push(keyword);
    }
    rows.keywordUses.push({ presentationId, keywordId: keyword.id, position, written });
  });
}

function addPlace(demo: Demo, presentationId: string, one: DemoPresentation): void {
  if (!one.session) return;
  const sessionId = bySlug(demo.rows.sessions, one.session).id;
  demo.rows.places.push({
    programmeId: demo.programmeId,
    sessionId,
    presentationId,
    position: demo.rows.places.filter((place) => place.sessionId === sessionId).length,
    minutes: bySlug(demo.rows.types, one.type).minutes,
  });
}

function addMedia(demo: Demo, presentationId: string, one: DemoPresentation): DemoFile[] {
  const files: DemoFile[] = [];
  one.media.forEach(({ kind, url }, position) => {
    const id = randomUUID();
    const { id: kindId, name } = bySlug(demo.rows.mediaKinds, kind);
    const addedAt = daysAgo(demo, 10 - (position % 5));
    demo.rows.media.push({
      id,
      presentationId,
      kindId,
      label: name,
      position,
      url,
      addedAt,
      checkedAt: addedAt,
    });
    if (url === null) files.push({ mediaId: id, kind, presentation: one });
  });
  return files;
}

/** Follows, and requests with the follows they imply; attendees in turn, so that everybody wants something. */
function addWishes(demo: Demo, presentationId: string, one: DemoPresentation, index: number): void {
  const { attendees } = demo.file;
  const attendee = (n: number) => demoPerson(demo, attendees[(index + n) % attendees.length]?.name ?? "");
  const following = new Set(Array.from({ length: one.follows }, (_, n) => attendee(n)));
  for (const { kind, count, answered } of [
    ...one.requests.map((request) => ({ ...request, answered: false })),
    ...one.answered.map((request) => ({ ...request, answered: true })),
  ]) {
    const kindId = bySlug(demo.rows.mediaKinds, kind).id;
    const answer = demo.rows.media.find(
      (media) => media.presentationId === presentationId && media.kindId === kindId,
    );
    if (answered !== Boolean(answer))
      throw new Error(`${one.title}: ${kind} is asked for and there, or neither`);
    for (let n = 0; n < count; n++) {
      following.add(attendee(n));
      demo.rows.requests.push({
        presentationId,
        kindId,
        personId: attendee(n),
        askedAt: daysAgo(demo, 15 - n),
        fulfilledAt: answer?.addedAt ?? null,
        fulfilledByMediaId: answer?.id ?? null,
      });
    }
  }
  for (const personId of following)
    demo.rows.follows.push({ presentationId, personId, followedAt: daysAgo(demo, 16) });
}
