import { randomUUID } from "node:crypto";
import { normaliseKeyword } from "@/lib/presentations/keyword";
import { firstFreeSlug, slugFrom } from "@/lib/slug";
import type { DemoPresentation } from "@/prisma/seed/demo-files";
import { type Demo, daysAgo, demoPerson } from "@/prisma/seed/demo-people";
import { POSTER_IN_WORDS } from "@/prisma/seed/demo-poster";
import { addAnswers, addRequests } from "@/prisma/seed/demo-requests";
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
    addRequests(demo, id, presentation, index);
    addAnswers(demo, id, presentation);
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
    const settings = one.settings?.kind === kind ? one.settings : null;
    demo.rows.media.push({
      id,
      presentationId,
      kindId,
      label: name,
      position,
      url,
      addedAt,
      checkedAt: addedAt,
      audience: settings?.audience ?? "everyone",
      licence: settings?.licence ?? "",
      opensAt: settings?.opensInDays ? daysAgo(demo, -settings.opensInDays) : null,
      altText: kind === "poster" ? POSTER_IN_WORDS : "",
      ...{ language: "", version: 1 },
    });
    if (url === null) files.push({ mediaId: id, kind, presentation: one });
  });
  return files;
}
