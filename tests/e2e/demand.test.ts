import "@/tests/support/app-rows";
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { putFile } from "@/lib/storage/files";
import { aKind } from "@/tests/factories/conferences";
import { aDesk } from "@/tests/factories/desk";
import { aLink, aRequest } from "@/tests/factories/media";
import { aPerson } from "@/tests/factories/people";
import { aPart } from "@/tests/factories/presentations";
import { aPlace } from "@/tests/factories/sessions";
import { mailTo } from "@/tests/support/mail";
import { publish } from "@/tests/support/publishing";
import { signedIn } from "@/tests/support/sign-in";
import { unzipped } from "@/tests/support/unzipped";

/** Three papers in a session on 12 June: two silent of one presenter, one asked for today. */
async function aStage() {
  const organiser = await aPerson();
  const desk = await aDesk({ name: "Tides" });
  await db.role.create({
    data: { conferenceId: desk.conference.id, personId: organiser.id, role: "organiser" },
  });
  const slides = await aKind(desk.conference.id, { name: "Slides" });
  const [ada, bob] = [await aPerson({ name: "Ada Byron" }), await aPerson({ name: "Bob Ray" })];
  const session = await desk.session({
    ...{ title: "Tides and winds", roomId: desk.room.id, startsAt: new Date("2027-06-12T01:00:00Z") },
  });
  const asked = async (title: string, personId: string, daysAgo: number) => {
    const paper = await desk.paper({ title, personId });
    await db.presenterPart.updateMany({
      where: { presentationId: paper.id },
      data: { displayName: "Ada Byron" },
    });
    await aPlace(session, paper.id);
    await aRequest(paper.id, slides.id, { askedAt: new Date(Date.now() - daysAgo * 86_400_000) });
    return paper;
  };
  const papers = [
    await asked("Ebb", ada.id, 20),
    await asked("Flow", ada.id, 9),
    await asked("Calm", bob.id, 1),
  ];
  await aPart(papers[0]?.id ?? "", { claimedAt: null, displayName: "Not Yet" });
  await publish(desk.conference.id);
  return { ...desk, slides, session, papers, ada, bob, organiser: organiser.emails[0]?.address ?? "" };
}

async function aStoredFile(presentationId: string, kindId: string, label: string): Promise<Buffer> {
  const bytes = randomBytes(200_000);
  const stored = await putFile(
    (async function* () {
      yield bytes;
    })(),
    bytes.byteLength,
  );
  if (!stored) throw new Error("The file was not kept");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await aLink(presentationId, kindId, {
    ...{ label, url: null, fileName: "x.pdf", contentType: "application/pdf", sha256 },
    ...{ storageKey: stored.key, bytes: stored.bytes },
  });
  return bytes;
}

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe.each([
  { name: "with JavaScript", javaScriptEnabled: true },
  { name: "without JavaScript", javaScriptEnabled: false },
])("an organiser, $name,", ({ javaScriptEnabled }) => {
  it("sees what people wait for, reads the mail before it is sent, and sends it once a day", async () => {
    const { organiser, conference, ada, bob } = await aStage();
    const page = await (await signedIn(organiser, { javaScriptEnabled })).newPage();
    await page.goto(`/${conference.slug}/organise`);
    await page.getByRole("link", { name: "Media", exact: true }).click();
    await page.getByRole("link", { name: "silent (2)" }).waitFor();
    const row = page.getByRole("row").filter({ hasText: "Ebb" });
    expect(await row.innerText()).toContain("Not Yet (has not confirmed yet)");
    expect(await page.getByRole("checkbox", { name: "Choose “Ebb”" }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "Choose “Calm”" }).isChecked()).toBe(false);
    await page.getByRole("button", { name: "See the mail" }).click();

    await page.getByText("To 1 presenter of 2 presentations").waitFor();
    await page.getByText("Not Yet,").waitFor();
    await page.getByLabel("Add some words of yours").fill("We print\non Friday.");
    if (javaScriptEnabled) {
      await page.getByText("Show the mail with your words first").waitFor();
      expect(await page.getByRole("button", { name: "Send to 1 presenter" }).count()).toBe(0);
    }
    await page.getByRole("button", { name: "Show the mail with them" }).click();
    const shown = page.getByRole("region", { name: "The mail" });
    await shown.getByText("on Friday.").waitFor();
    const mail = (await shown.innerText()).replace(/\s+/g, " ").trim();
    await page.getByRole("button", { name: "Send to 1 presenter" }).click();
    await page.getByText("Sent to 1 presenter of 2 presentations. 1 presenter cannot be reached.").waitFor();

    const address = ada.emails[0]?.address ?? "";
    const arrived = await mailTo(address, "Media of your 2 presentations at Tides");
    // Below the message stands why one gets it and how to stop it, with a link of one's own.
    const [message = "", footer = ""] = arrived.text.split("\n-- \n");
    expect(`${arrived.subject} ${message}`.replace(/\s+/g, " ").trim()).toBe(mail);
    expect(footer).toContain("/preferences/");
    expect(
      await db.mail.count({ where: { recipient: { in: [address, bob.emails[0]?.address ?? ""] } } }),
    ).toBe(1);

    await page.goto(`/${conference.slug}/organise/media`);
    await page.getByRole("button", { name: "See the mail" }).click();
    await page.getByText("Everybody who can be reached had one today already.").waitFor();
    expect(await page.getByRole("button", { name: /^Send/ }).count()).toBe(0);
  });

  it("takes the media of a day and of a session along, byte for byte", async () => {
    const { organiser, conference, session, papers, slides } = await aStage();
    const bytes = await aStoredFile(papers[1]?.id ?? "", slides.id, "The slides");
    const page = await (await signedIn(organiser, { javaScriptEnabled })).newPage();
    await page.goto(`/${conference.slug}/organise/media`);
    const ofDay = await downloaded(page, "Sat 12 June");
    await page.getByRole("link", { name: "Tides and winds" }).click();
    await page.waitForURL(`**/organise/sessions/${session.publicId}`);
    const ofSession = await downloaded(page, "Download all of it as one ZIP");
    expect([ofDay.name, ofSession.name]).toEqual([
      `${conference.slug} 2027-06-12.zip`,
      `${conference.slug} Tides and winds.zip`,
    ]);
    for (const archive of [ofDay.bytes, ofSession.bytes]) {
      const { "missing.txt": missing, ...files } = await unzipped(archive);
      expect(files).toEqual({ "2027-06-12/1000 Room 204/02 Byron - Flow/The slides.pdf": bytes });
      expect(missing?.toString().split("\r\n")).toEqual([
        "2027-06-12/1000 Room 204/01 Byron - Ebb: nothing was added",
        "2027-06-12/1000 Room 204/03 Byron - Calm: nothing was added",
        "",
      ]);
    }
  });
});
