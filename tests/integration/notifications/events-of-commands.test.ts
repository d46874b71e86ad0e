import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { importPresentations } from "@/lib/imports/commands/import-presentations";
import { ImportPresentationsInput } from "@/lib/imports/schema";
import { addLink } from "@/lib/media/commands/add";
import { removeMedia, restoreMedia } from "@/lib/media/commands/remove";
import { AddLinkInput } from "@/lib/media/schema";
import { orderPresenters, removePresenter } from "@/lib/presenters/commands/arrange";
import { editPart } from "@/lib/presenters/commands/edit-part";
import { invitePresenter } from "@/lib/presenters/commands/invite";
import { EditPartInput, InvitePresenterInput } from "@/lib/presenters/schema";
import { aKind } from "@/tests/factories/conferences";
import { aFollow } from "@/tests/factories/follows";
import { anEmptyConference, imported } from "@/tests/factories/imports";
import { anOrganiser, aPerson } from "@/tests/factories/people";
import { aPart, aPresentation } from "@/tests/factories/presentations";

const NOW = new Date("2027-03-01T10:00:00Z");

let conference: Awaited<ReturnType<typeof anEmptyConference>>;
let organiser: Actor;
beforeEach(async () => {
  conference = await anEmptyConference();
  organiser = await anOrganiser(conference.id);
});

/** What the events of the conference say, in their order: before, after, and whether nobody is told. */
async function events() {
  const rows = await db.programmeEvent.findMany({
    where: { conferenceId: conference.id },
    orderBy: { number: "asc" },
  });
  return rows.map(({ before, after, silencedAt }) => [before, after, silencedAt !== null]);
}

describe("presenters", () => {
  it("invited, renamed, put in another order and removed are one event each, with the names as printed", async () => {
    const { id: presentationId } = await aPresentation(conference.id);
    const ada = await aPart(presentationId, { displayName: "Ada" });
    const names = (...presenters: string[]) => ({ [`presentation:${presentationId}`]: { presenters } });
    const typed = { presentationId, name: "Eve", email: "", tell: "yes" };
    await invitePresenter(organiser, InvitePresenterInput.parse(typed), NOW);
    const eve = await db.presenterPart.findFirstOrThrow({ where: { presentationId, displayName: "Eve" } });
    const part = { partId: eve.id, version: eve.version, displayName: "Eve B", biography: "", tell: "no" };
    await editPart(organiser, EditPartInput.parse(part), NOW);
    await orderPresenters(organiser, { presentationId, partIds: [eve.id, ada.id], tell: "yes" }, NOW);
    await removePresenter(organiser, { partId: eve.id, tell: "yes" }, NOW);
    expect(await events()).toEqual([
      [names("Ada"), names("Ada", "Eve"), false],
      [names("Ada", "Eve"), names("Ada", "Eve B"), true],
      [names("Ada", "Eve B"), names("Eve B", "Ada"), false],
      [names("Eve B", "Ada"), names("Ada"), false],
    ]);
  });

  it("whose affiliation or biography changes are none", async () => {
    const { id: presentationId } = await aPresentation(conference.id);
    const { id: partId, version, displayName } = await aPart(presentationId);
    const part = { partId, version, displayName, affiliation: "A university", biography: "Long." };
    expect(await editPart(organiser, EditPartInput.parse(part), NOW)).toMatchObject({ ok: true });
    expect(await events()).toEqual([]);
  });

  it("are changed only after the question whom that tells was answered", async () => {
    const { id: presentationId } = await aPresentation(conference.id);
    await aFollow(presentationId);
    const typed = InvitePresenterInput.parse({ presentationId, name: "Eve", email: "" });
    const asked = await invitePresenter(organiser, typed, NOW);
    expect(asked).toMatchObject({ reason: "will_tell", facts: { presenters: 0, followers: 1 } });
    expect(await db.presenterPart.count({ where: { presentationId } })).toBe(0);
    expect(await events()).toEqual([]);
  });
});

describe("media", () => {
  it("added, removed and put back are one event each, silent when chosen so", async () => {
    const { id: presentationId } = await aPresentation(conference.id);
    const { id: kindId } = await aKind(conference.id);
    const add = (tell?: "no") =>
      addLink(
        organiser,
        AddLinkInput.parse({ presentationId, kindId, label: "", url: "https://example.org/slides", tell }),
        NOW,
      );
    await add();
    const [first] = await db.media.findMany({ where: { presentationId } });
    const mediaId = first?.id ?? "";
    const media = (...ids: string[]) => ({ [`presentation:${presentationId}`]: { media: ids } });
    await removeMedia(organiser, { mediaId }, NOW);
    await restoreMedia(organiser, { mediaId, tell: "no" }, NOW);
    expect(await events()).toEqual([
      [media(), media(mediaId), false],
      [media(mediaId), media(), false],
      [media(), media(mediaId), true],
    ]);
  });
});

describe("an import", () => {
  const table = (title: string) =>
    `id,title,abstract,keywords,type,theme\n1,${title},Of water.,sea,Paper Presentation in a Themed Session,Places`;

  async function aFollowedTable() {
    await imported(conference.id, table("Tides"));
    const [row] = await db.presentation.findMany({ where: { conferenceId: conference.id } });
    const id = row?.id ?? "";
    await db.presentation.update({ where: { id }, data: { acceptedAt: NOW } });
    await aFollow(id, { personId: (await aPerson()).id, followedAt: new Date("2026-01-01") });
    const titles = (title: string) => ({ [`presentation:${id}`]: { title } });
    return { id, change: [titles("Tides"), titles("Waves")] };
  }

  it("asks whom it tells, and is one event of all that changed", async () => {
    const { change } = await aFollowedTable();
    const run = (tell?: "yes") =>
      importPresentations(
        organiser,
        ImportPresentationsInput.parse({ conferenceId: conference.id, text: table("Waves"), tell }),
        NOW,
      );
    expect(await run()).toMatchObject({ reason: "will_tell", facts: { presenters: 0, followers: 1 } });
    expect(await events()).toEqual([]);
    expect(await run("yes")).toMatchObject({ ok: true });
    expect(await run("yes")).toMatchObject({ ok: true });
    expect(await events()).toEqual([[...change, false]]);
  });

  it.each([
    [["--tell"], 0, false, "are told once it has come to rest"],
    [["--no-tell"], 0, true, "Nobody is told of it"],
    [[], 0, true, "Nobody is told of it"],
    [["--tell", "--no-tell"], 2, null, "npm run import --"],
  ])("from the command line with %s", { timeout: 60_000 }, async (options, code, isSilent, said) => {
    const { change } = await aFollowedTable();
    const file = join(mkdtempSync(join(tmpdir(), "lectern-import-")), "waves.csv");
    writeFileSync(file, table("Waves"));
    expect(await command(conference.slug, file, ...options)).toEqual([code, expect.stringContaining(said)]);
    expect(await events()).toEqual(isSilent === null ? [] : [[...change, isSilent]]);
  });
});

/** Exit code and what `npm run import` says. */
async function command(...options: string[]): Promise<[number | null, string]> {
  const script = spawn(process.execPath, ["--import", "tsx", "scripts/import.ts", ...options], {
    env: process.env,
  });
  let said = "";
  for (const stream of [script.stdout, script.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => script.on("close", resolve));
  return [code, said];
}
