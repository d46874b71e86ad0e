import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import { readDemoConference, readDemoPresentations } from "@/prisma/seed/demo-files";
import { addFollows } from "@/prisma/seed/demo-follows";
import { enqueueDemoMedia, writeDemoMedia } from "@/prisma/seed/demo-media";
import { type Demo, daysAgo, demoPerson } from "@/prisma/seed/demo-people";
import { addDemoPresentations } from "@/prisma/seed/demo-presentations";
import { addDemoVideo } from "@/prisma/seed/demo-video";
import { bySlug, insertRows, noRows } from "@/prisma/seed/rows";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Seeds the demo conference into a database that holds none; into any other it writes nothing.
 * Its days lie half a year ahead, from a Thursday on. Returns whether it wrote.
 */
export async function seedDemo(now = new Date()): Promise<boolean> {
  const file = readDemoConference();
  return transaction(async (tx) => {
    // Two starts at once: the second waits, then finds the first one's conference.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('lectern demo'))`;
    if ((await tx.conference.count()) > 0) return false;

    const demo = {
      file,
      rows: noRows(),
      conferenceId: randomUUID(),
      programmeId: randomUUID(),
      now,
      firstDay: dayOf(thursdayFrom(now.getTime() + 26 * 7 * DAY)),
    };
    addPeople(demo);
    addConference(demo);
    addSessions(demo);
    const files = addDemoPresentations(demo, readDemoPresentations(file));
    addFollows(demo);
    await writeDemoMedia(demo, files);
    await addDemoVideo(demo);
    await insertRows(tx, demo.rows);
    await enqueueDemoMedia(tx, demo);
    return true;
  });
}

function addPeople(demo: Demo): void {
  const { organisers, chairs, presenters, attendees } = demo.file;
  for (const { name, address } of [...organisers, ...chairs, ...presenters, ...attendees])
    demoPerson(demo, name, { address, claimed: true });
  for (const { name } of organisers)
    demo.rows.roles.push({
      conferenceId: demo.conferenceId,
      personId: demoPerson(demo, name),
      role: "organiser",
    });
}

function addConference(demo: Demo): void {
  const { file, rows, conferenceId } = demo;
  rows.conferences.push({
    id: conferenceId,
    ...file.conference,
    startsOn: onDay(demo, 1),
    endsOn: onDay(demo, 3),
    // Kyoto's clocks have stood at UTC+9 all year since 1952.
    editClosesAt: new Date(Date.parse(`${demo.firstDay}T00:00:00+09:00`) - 14 * DAY),
    publishedAt: daysAgo(demo, 50),
  });
  const row = { conferenceId };
  rows.themes = file.themes.map((theme, position) => ({ id: randomUUID(), ...row, ...theme, position }));
  rows.types = file.types.map(({ mediaDueDaysBefore, ...type }, position) => ({
    id: randomUUID(),
    ...row,
    ...type,
    position,
    mediaDueOn: mediaDueDaysBefore ? onDay(demo, 1 - mediaDueDaysBefore) : null,
  }));
  rows.mediaKinds = file.mediaKinds.map((kind, position) => ({
    id: randomUUID(),
    ...row,
    ...kind,
    position,
  }));
  rows.rooms = file.rooms.map((room, position) => ({ id: randomUUID(), ...row, ...room, position }));
  rows.programmes.push({ id: demo.programmeId, ...row, publishedAt: daysAgo(demo, 20) });
}

function addSessions(demo: Demo): void {
  const { rows, conferenceId, programmeId } = demo;
  for (const session of demo.file.sessions) {
    const chairId = session.chair ? demoPerson(demo, session.chair) : null;
    rows.sessions.push({
      id: randomUUID(),
      conferenceId,
      programmeId,
      slug: session.slug,
      title: session.title,
      typeId: bySlug(rows.types, session.type).id,
      themeId: session.theme ? bySlug(rows.themes, session.theme).id : null,
      roomId: session.room ? bySlug(rows.rooms, session.room).id : null,
      chairId,
      startsAt: session.day && session.at ? at(demo, session.day, session.at) : null,
      minutes: session.minutes,
      mode: session.mode,
    });
    if (chairId && !rows.roles.some((role) => role.personId === chairId))
      rows.roles.push({ conferenceId, personId: chairId, role: "chair" });
  }
}

/** Midnight UTC of the conference's n-th day, as a day column wants it. */
function onDay(demo: Demo, day: number): Date {
  return new Date(Date.parse(demo.firstDay) + (day - 1) * DAY);
}

function at(demo: Demo, day: number, time: string): Date {
  return new Date(`${dayOf(onDay(demo, day))}T${time}:00+09:00`);
}

function thursdayFrom(instant: number): Date {
  const ahead = (4 - new Date(instant).getUTCDay() + 7) % 7;
  return new Date(instant + ahead * DAY);
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
