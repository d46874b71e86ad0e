import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { anEmptyConference, imported } from "@/tests/factories/imports";

const HEAD =
  "record,id,title,type,theme,session,position,room,starts,chair,chair_address,minutes,presenter_1,presenter_1_address,accepted";
const PAPER = "Paper Presentation in a Themed Session";

let conferenceId: string;
beforeEach(async () => {
  conferenceId = (await anEmptyConference()).id;
});

function file(...rows: string[]): string {
  return [HEAD, ...rows].join("\n");
}

function session(
  id: string,
  { room = "", starts = "", chair = ",", type = PAPER, minutes = "" } = {},
): string {
  return `session,${id},Session ${id},${type},,,,${room},${starts},${chair},${minutes},,,`;
}

function paper(
  id: string,
  { at = "", position = "", who = ",", type = PAPER, accepted = "yes" } = {},
): string {
  return `,${id},Paper ${id},${type},Places,${at},${position},,,,,,${who},${accepted}`;
}

async function orderIn(id: string): Promise<string[]> {
  const places = await db.place.findMany({
    where: { themedSession: { title: `Session ${id}`, conferenceId } },
    include: { presentation: true },
    orderBy: { position: "asc" },
  });
  return places.map((place) => place.presentation.title);
}

describe("sessions of a file", () => {
  it("are made with room, time on the conference's clock, chair, and papers in their order", async () => {
    const { created, refused } = await imported(
      conferenceId,
      file(
        paper("b", { at: "s1", position: "2" }),
        paper("a", { at: "s1", position: "1" }),
        session("s1", { room: "Room 1", starts: "2027-06-12 10:40", chair: "Cho,cho@example.org" }),
      ),
    );
    expect([created.length, refused]).toEqual([3, []]);
    expect(await orderIn("s1")).toEqual(["Paper a", "Paper b"]);
    const one = await db.themedSession.findFirstOrThrow({
      where: { conferenceId },
      include: { room: true, chair: true, occupancies: true },
    });
    expect([one.startsAt?.toISOString(), one.minutes, one.room?.name, one.chair?.name]).toEqual([
      "2027-06-12T01:40:00.000Z",
      100,
      "Room 1",
      "Cho",
    ]);
    expect(one.occupancies.length).toBe(2);
  });

  it("move, reorder and release papers when the file says so", async () => {
    const sessions = [session("s1"), session("s2")];
    const papers = ["a", "b", "c"];
    const first = papers.map((id, n) => paper(id, { at: "s1", position: String(n + 1) }));
    await imported(conferenceId, file(...sessions, ...first));
    const next = [
      paper("a", { at: "s2" }),
      paper("b", { at: "s1", position: "2" }),
      paper("c", { at: "s1", position: "1" }),
    ];
    expect((await imported(conferenceId, file(...sessions, ...next))).changed.length).toBe(2);
    expect([await orderIn("s1"), await orderIn("s2")]).toEqual([["Paper c", "Paper b"], ["Paper a"]]);
    await imported(conferenceId, file(...sessions, paper("a")));
    expect(await orderIn("s2")).toEqual([]);
  });
});

describe("what cannot be is refused by line, and the rest imported", () => {
  it("a full session, a paper of another type, one that is not accepted, an unknown session", async () => {
    const papers = ["a", "b", "c", "d", "e"].map((id) => paper(id, { at: "s1" }));
    const { created, refused } = await imported(
      conferenceId,
      file(
        session("s1"),
        ...papers,
        paper("poster", { at: "s1", type: "Poster" }),
        paper("draft", { at: "s1", accepted: "" }),
        paper("lost", { at: "s9" }),
      ),
    );
    expect(created.length).toBe(5);
    expect(refused).toEqual([
      { line: 7, sentence: "session: “Session s1” is full: 4 of 4 papers, 100 of 100 minutes." },
      { line: 8, sentence: "session: “Session s1” takes presentations of another type." },
      { line: 9, sentence: "session: Only accepted presentations stand in a session." },
      {
        line: 10,
        sentence: "session: There is no session “s9”, here or among the rows that can be imported.",
      },
    ]);
  });

  it("a room taken, a person elsewhere, a day outside the conference, an unknown room", async () => {
    const { created, refused } = await imported(
      conferenceId,
      file(
        session("s1", { room: "Room 1", starts: "2027-06-12 10:00" }),
        session("s2", { room: "Room 1", starts: "2027-06-12 11:00" }),
        session("s3", { room: "Foyer", starts: "2027-06-12 10:00" }),
        session("s4", { room: "Foyer", starts: "2027-06-12 10:00" }),
        session("s5", { starts: "2027-07-01 10:00" }),
        session("s6", { room: "Cellar" }),
        paper("a", { at: "s1", who: "Ada,ada@example.org" }),
        paper("b", { at: "s3", who: "Ada,ada@example.org" }),
      ),
    );
    expect(created.map((row) => row.line)).toEqual([2, 4, 5, 8]);
    expect(refused).toEqual([
      { line: 3, sentence: "Room 1 is taken by “Session s1” at that time (Sat 12 June, 10:00–11:40)." },
      { line: 6, sentence: "starts: 2027-07-01 is not a day of the conference, 2027-06-11 to 2027-06-13." },
      { line: 7, sentence: "room: This conference has no room “Cellar”." },
      { line: 9, sentence: "Ada is taken by “Session s1” at that time (Sat 12 June, 10:00–11:40)." },
    ]);
  });
});
