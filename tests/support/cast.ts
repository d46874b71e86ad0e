import "@/tests/support/app-rows";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inject } from "vitest";
import { hashToken, personIdOf } from "@/lib/auth/actor";
import { issueSignInLink } from "@/lib/auth/one-time-link";
import { newCalendarSecret } from "@/lib/calendar/secret";
import { db } from "@/lib/db";
import { preferencesLink, unsubscribeLink } from "@/lib/notifications/preference-link";
import { putFile } from "@/lib/storage/files";
import { aConference } from "@/tests/factories/conferences";
import { aKeywordUse } from "@/tests/factories/keywords";
import { aContent, aLink } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";
import { aWorld, WHO, type Who } from "@/tests/factories/world";
import { signInToken } from "@/tests/support/sign-in";

export type Cast = Awaited<ReturnType<typeof theCast>>;

/** The world of the policy matrix in the running app, everybody signed in, with what addresses need beside it. */
export async function theCast() {
  const world = await aWorld();
  const { conference, presentation, draft, kind } = world;
  const keyword = await aKeywordUse(presentation, "Lanterns");
  const unpublished = await aConference({ publishedAt: null });
  const early = await aPresentation(unpublished.id);
  const invited = await aPart(presentation.id, { personId: (await aPerson()).id, claimedAt: null });
  const invitation = `invitation-${conference.slug}`;
  await db.invitation.create({
    data: {
      partId: invited.id,
      address: "invited@example.org",
      tokenHash: hashToken(invitation),
      expiresAt: new Date("2099-01-01"),
    },
  });
  // It begins on a day, for what is made by day.
  await db.themedSession.update({
    where: { id: world.session.id },
    data: { startsAt: new Date("2027-06-12T01:00:00Z") },
  });
  await db.programmeVersion.create({
    data: {
      ...{ conferenceId: conference.id, number: 1, publishedAt: new Date() },
      state: { sessions: {}, breaks: [] },
    },
  });
  const calendarSecret = newCalendarSecret();
  await db.person.update({ where: { id: world.presenter.id }, data: { calendarSecret } });
  const attendeeId = personIdOf(world.actors.attendee) ?? "";
  const pathOf = (link: string) => new URL(link).pathname;
  const cookies = {} as Record<Who, Record<string, string>>;
  for (const who of WHO) {
    const actor = world.actors[who];
    cookies[who] =
      actor.kind === "person"
        ? { cookie: `next-auth.session-token=${await signInToken(actor.personId)}; lectern-signed-in=1` }
        : {};
  }
  return {
    ...world,
    keyword,
    unpublished,
    early,
    invitation,
    preferences: pathOf(preferencesLink(attendeeId)),
    unsubscribe: pathOf(unsubscribeLink(attendeeId, ["changes"])),
    calendarSecret,
    link: new URL(await issueSignInLink("somebody@example.org")).searchParams.get("token"),
    mail: aMail(),
    file: await aPictured(await aFile(presentation.id, kind.id)),
    hiddenFile: await aPictured(await aFile(draft.id, kind.id)),
    cookies,
  };
}

/** A stored file of a presentation, with its bytes. */
async function aFile(presentationId: string, kindId: string) {
  const bytes = Buffer.from("what was shown");
  const stored = await putFile(
    (async function* () {
      yield bytes;
    })(),
    1000,
  );
  if (!stored) throw new Error("The file was not kept");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return aLink(presentationId, kindId, {
    url: null,
    ...{ storageKey: stored.key, bytes: stored.bytes, sha256 },
    ...{ fileName: "shown.txt", contentType: "text/plain" },
  });
}

/** The file with a picture 320 wide; any bytes will do. */
async function aPictured(file: Awaited<ReturnType<typeof aFile>>) {
  const { storageKey, bytes } = await aContent(Buffer.from("its picture"));
  const picture = { width: 320, height: 200, storageKey, bytes, contentType: "image/webp" };
  await db.mediaPicture.create({ data: { mediaId: file.id, ...picture } });
  return file;
}

/** A mail in the local inbox; its file's name. */
function aMail(): string {
  const name = `2026-01-01T00-00-00.000Z-${Date.now()}@example.org.eml`;
  const text = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Kept here\r\n\r\nText.\r\n";
  const inbox = path.join(inject("data"), "inbox");
  fs.mkdirSync(inbox, { recursive: true });
  fs.writeFileSync(path.join(inbox, name), text);
  return name;
}
