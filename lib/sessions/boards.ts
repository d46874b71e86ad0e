import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { EventStream } from "@/lib/http/event-stream";
import type { BoardSources, Reader } from "@/lib/sessions/board-sources";
import type { Heard } from "@/lib/sessions/live-board";

type Board = Reader & { tab: string; stream: EventStream; isOwnOnly: boolean };

const MOST_A_PERSON = 8;
const MOST_A_PROCESS = 2_000;
/** A beat says where the draft stands, and who is there: whoever died without a word is gone within a minute. */
const HEARTBEAT = 15_000;
/** Every so many beats it is looked whether each may still read: a lost role closes the board within a minute. */
const BEATS_A_REVIEW = 4;
/** An arrangement of a thousand papers is 100 KB. */
const MOST_UNSENT = 1_000_000;
/** Papers or presences that change together are asked about together, milliseconds. */
const TOGETHER = 60;

/** The open boards of this process. What changes is asked of the database once, and handed to all boards of it. */
export class Boards {
  #byConference = new Map<string, Set<Board>>();
  #size = 0;
  #beats = 0;
  #timer: NodeJS.Timeout | undefined;
  #papers = new Set<string>();
  #presences = new Set<string>();
  #gone = new Set<string>();
  #soon: NodeJS.Timeout | undefined;
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly sources: BoardSources) {}

  get size(): number {
    return this.#size;
  }

  start(): void {
    this.#timer = setInterval(() => this.beat(), HEARTBEAT).unref();
  }

  /** Ends all; browsers come back, to another process or the next. */
  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    for (const board of this.#all()) board.stream.end();
  }

  /** Takes an answer over. False when the process has as many as it takes. */
  open(res: ServerResponse, reader: Reader & { sees: "all" | "own" }): boolean {
    if (this.#size >= MOST_A_PROCESS) return false;
    const { sees, ...who } = reader;
    const own = [...this.#all()].filter((board) => board.personId === who.personId);
    if (own.length >= MOST_A_PERSON) own[0]?.stream.end("over");
    const tab = randomUUID();
    const stream = new EventStream(res, MOST_UNSENT, () => this.#forget(board));
    const board: Board = { ...who, tab, stream, isOwnOnly: sees === "own" };
    this.#byConference.set(
      who.conferenceId,
      (this.#byConference.get(who.conferenceId) ?? new Set()).add(board),
    );
    this.#size++;
    // Asked once changes are heard: none falls between.
    this.#do(async () => {
      const revisions = await this.sources.revisions([who.conferenceId]);
      say(board, { kind: "hello", tab, revision: revisions.get(who.conferenceId) ?? 0 });
    });
    this.#presences.add(who.conferenceId);
    this.#later();
    return true;
  }

  /** What PostgreSQL said on the channel of the desks: `arrangement:{conference}:{revision}:{event}`… */
  heard(payload: string): void {
    const [what, conferenceId = "", revision = "", eventId = ""] = payload.split(":");
    if (!this.#byConference.has(conferenceId)) return;
    if (what === "arrangement") this.#arranged(conferenceId, Number(revision), eventId);
    if (what === "revision") this.#tell(conferenceId, { kind: "revision", revision: Number(revision) });
    if (what === "presence") {
      this.#presences.add(conferenceId);
      this.#later();
    }
  }

  /** A row kept under this name changed, as pages hear it. */
  changed(name: string): void {
    if (this.#size === 0) return;
    const [noun, id = ""] = name.split(":");
    if (noun === "presentation" && id !== "*") {
      this.#papers.add(id);
      this.#later();
    }
    if (noun === "presentation" && id === "*")
      for (const conferenceId of this.#byConference.keys()) this.#tell(conferenceId, { kind: "anew" });
    if (noun === "conference") this.#tell(id, { kind: "anew" });
  }

  /** Changes may have been missed: each board is told where its draft stands, and asks for what it lacks. */
  lost(): void {
    for (const conferenceId of this.#byConference.keys()) this.#tell(conferenceId, { kind: "anew" });
  }

  beat(): void {
    for (const conferenceId of this.#byConference.keys()) this.#presences.add(conferenceId);
    this.#do(async () => {
      if (++this.#beats % BEATS_A_REVIEW === 0) await this.#review();
      const revisions = await this.sources.revisions([...this.#byConference.keys()]);
      for (const [conferenceId, revision] of revisions)
        this.#tell(conferenceId, { kind: "revision", revision });
    });
    this.#later();
  }

  /** Resolves when everything heard of until now was said. */
  async settled(): Promise<void> {
    if (this.#soon) {
      clearTimeout(this.#soon);
      this.#tellTogether();
    }
    await this.#work;
  }

  #arranged(conferenceId: string, revision: number, eventId: string): void {
    this.#do(async () => {
      const arrangement = await this.sources.arrangement(eventId, revision);
      if (!arrangement) return this.#tell(conferenceId, { kind: "revision", revision });
      // A chair's board asks for what of it is theirs.
      for (const board of this.#byConference.get(conferenceId) ?? [])
        say(
          board,
          board.isOwnOnly ? { kind: "revision", revision } : { kind: "arrangement", ...arrangement },
        );
    });
  }

  #later(): void {
    this.#soon ??= setTimeout(() => this.#tellTogether(), TOGETHER).unref();
  }

  #tellTogether(): void {
    this.#soon = undefined;
    const [papers, presences, gone] = [[...this.#papers], [...this.#presences], [...this.#gone]];
    for (const set of [this.#papers, this.#presences, this.#gone]) set.clear();
    this.#do(async () => {
      if (gone.length > 0) await this.sources.left(gone);
      const open = presences.filter((id) => this.#byConference.has(id));
      if (open.length > 0)
        for (const [conferenceId, here] of await this.sources.presence(open))
          this.#tell(conferenceId, { kind: "presence", here }, "all");
      if (papers.length === 0 || this.#size === 0) return;
      const changed = await this.sources.papers(papers, [...this.#byConference.keys()]);
      for (const [conferenceId, byId] of changed)
        this.#tell(conferenceId, { kind: "papers", papers: byId }, "all");
      for (const conferenceId of changed.keys()) this.#tell(conferenceId, { kind: "anew" }, "own");
    });
  }

  /** Boards of those who may read them no more are closed. */
  async #review(): Promise<void> {
    const boards = [...this.#all()];
    if (boards.length === 0) return;
    const may = await this.sources.readers(boards);
    for (const board of boards) {
      const sees = may.get(`${board.conferenceId} ${board.tokenHash}`);
      // Who sees more or less now starts anew.
      if (!sees) board.stream.end("over");
      else if (board.isOwnOnly !== (sees === "own")) board.stream.end();
    }
  }

  /** One after another, so that what happened first is said first. */
  #do(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error) => console.error(error));
  }

  #tell(conferenceId: string, heard: Heard, whom?: "all" | "own"): void {
    for (const board of this.#byConference.get(conferenceId) ?? [])
      if (!whom || board.isOwnOnly === (whom === "own")) say(board, heard);
  }

  #forget(board: Board): void {
    const own = this.#byConference.get(board.conferenceId);
    if (!own?.delete(board)) return;
    this.#size--;
    if (own.size === 0) this.#byConference.delete(board.conferenceId);
    this.#gone.add(board.tab);
    this.#later();
  }

  *#all(): Generator<Board> {
    for (const boards of [...this.#byConference.values()]) yield* [...boards];
  }
}

function say({ stream }: Board, heard: Heard): void {
  stream.say(JSON.stringify(heard));
}
