import { type Change, withArrangement, withoutPending, withPending } from "@/components/board/board-model";
import type { BoardStore, Spot } from "@/components/board/board-store";
import { fetchState, isStaleAfter, sendPress } from "@/components/board/calls";
import {
  changesNothing,
  merged,
  moved,
  orderAfter,
  removed,
  renamed,
  standingAs,
  type Target,
} from "@/components/board/changes";
import { among, nothing } from "@/components/board/selection";
import { placeOf, standsAt } from "@/components/board/spots";
import { dropped, takenBack, withDone } from "@/components/board/undo-stacks";
import type { Answer, NewSession, Press, SessionsAfter } from "@/lib/sessions/live-board";

/** What a press is besides what it sends: how it shows before it is answered, and what an undo of it is called. */
type Shown = { change?: Change; what: string };

/** Everything that can be done on a board. One press is under way at a time, in the order they were made. */
export class BoardActions {
  #last: Promise<unknown> = Promise.resolve();
  #taking: Promise<void> = Promise.resolve();
  #presses = 0;
  constructor(
    private readonly store: BoardStore,
    /** Whether the focus is on a paper or session, or was on one that is there no more. */
    private readonly hasFocus: () => boolean,
  ) {}

  /** Puts papers somewhere; where they stand already nothing happens. */
  async move(ids: readonly string[], to: Target): Promise<void> {
    const { model, conference, mayArrange } = this.store.get();
    const change = moved(ids, to, model.papers);
    const from = (id: string) => model.sessionOf.get(id) ?? null;
    if (ids.length === 0 || (to.sessionId === null && ids.every((id) => from(id) === null))) return;
    if (changesNothing(change(model.sessions), model.sessions)) return;
    const papers = ids.map((id) => ({ id, from: from(id) }));
    const press: Press = !to.sessionId
      ? {
          verb: "takeOut",
          input: { conferenceId: conference.id, papers: papers.filter((paper) => paper.from) },
        }
      : mayArrange
        ? { verb: "move", input: { sessionId: to.sessionId, papers, before: to.before } }
        : {
            verb: "order",
            input: { sessionId: to.sessionId, ids: orderAfter(change, model.sessions, to.sessionId) },
          };
    this.store.set({ selection: nothing });
    await this.#press(press, { change, what: "the move" });
  }

  async rename(sessionId: string, title: string): Promise<void> {
    const session = this.store.get().model.sessions.get(sessionId);
    if (!session || title.trim() === "" || title.trim() === session.title) return;
    const input = { sessionId, title: title.trim(), version: session.version };
    await this.#press(
      { verb: "rename", input },
      { change: renamed(sessionId, title.trim()), what: "the new title" },
    );
  }

  async merge(fromId: string, intoId: string): Promise<void> {
    const input = { fromId, intoId };
    await this.#press({ verb: "merge", input }, { change: merged(fromId, intoId), what: "the merging" });
  }

  /** A session of its own for some of a session's papers. */
  async split(sessionId: string, ids: readonly string[], title: string): Promise<Answer> {
    return this.#press(
      { verb: "split", input: { sessionId, ids: [...ids], title } },
      { what: "the splitting" },
    );
  }

  /** A session, empty or of these papers. */
  async make(fields: Omit<NewSession, "papers">, ids: readonly string[]): Promise<Answer> {
    const { sessionOf } = this.store.get().model;
    const papers = ids.map((id) => ({ id, from: sessionOf.get(id) ?? null }));
    this.store.set({ selection: nothing });
    return this.#press({ verb: "make", input: { ...fields, papers } }, { what: "the new session" });
  }

  async remove(sessionId: string): Promise<void> {
    const session = this.store.get().model.sessions.get(sessionId);
    if (!session) return;
    const input = { sessionId, version: session.version };
    await this.#press({ verb: "remove", input }, { change: removed(sessionId), what: "the deletion" });
  }

  /** One of the repairs the server offered. */
  async repair(press: Press): Promise<void> {
    await this.#press(press, { what: "the repair" });
  }

  undo = (): Promise<void> => this.#takeBack("undo");
  redo = (): Promise<void> => this.#takeBack("redo");

  /** The whole board anew, when a change was missed. */
  async refetch(): Promise<boolean> {
    const state = await fetchState(this.store.get().conference.slug);
    if (state) this.store.fetched(state);
    this.tidy();
    return state !== null;
  }

  /**
   * What is chosen, open or focused and is there no more, is so no longer. The focus follows its paper, unless it is
   * elsewhere on the page.
   */
  tidy(): void {
    const { model, selection, openId, spot, left } = this.store.get();
    const kept = among(selection, (id) => model.papers.has(id));
    const isOpen = openId === null || model.sessions.has(openId);
    const stand = (each: Spot | null) => each && (standsAt(each, model) ? each : null);
    const [loose, held] = [stand(left.unassigned), stand(left.session)];
    if (loose !== left.unassigned || held !== left.session)
      this.store.set({ left: { unassigned: loose, session: held } });
    if (kept !== selection || !isOpen) this.store.set({ selection: kept, ...(!isOpen && { openId: null }) });
    if (!spot || standsAt(spot, model)) return;
    const now = placeOf(spot.paperId, model);
    if (now && this.hasFocus()) this.store.goTo(now);
    else this.store.set({ spot: null });
  }

  /** What is on top is known once everything before is answered: Ctrl-Z twice is two undos. */
  #takeBack(from: "undo" | "redo"): Promise<void> {
    this.#taking = this.#taking.then(async () => {
      await this.#last;
      await this.#takeBackTop(from);
    });
    return this.#taking;
  }

  async #takeBackTop(from: "undo" | "redo"): Promise<void> {
    const top = this.store.get().stacks[from].at(-1);
    const { conference } = this.store.get();
    if (!top)
      return this.store.say(from === "undo" ? "There is nothing to undo." : "There is nothing to redo.");
    const press: Press = { verb: "undo", input: { conferenceId: conference.id, eventId: top.eventId } };
    const known = Object.keys(top.before).length > 0;
    await this.#press(press, { what: top.what, ...(known && { change: standingAs(top.before) }) }, from);
  }

  #press(press: Press, shown: Shown, stack?: "undo" | "redo"): Promise<Answer> {
    const key = ++this.#presses;
    const before = this.store.get().model.sessions;
    if (shown.change)
      this.store.set({ model: withPending(this.store.get().model, key, shown.change), notice: null });
    this.tidy();
    this.store.set({ waiting: this.store.get().waiting + 1 });
    const answered = this.#last.then(async () => {
      const answer = await sendPress(this.store.get().conference.slug, press);
      this.#answered(key, answer, { before, what: shown.what, stack });
      if (isStaleAfter(answer)) await this.refetch();
      this.store.set({ waiting: this.store.get().waiting - 1 });
      return answer;
    });
    this.#last = answered;
    return answered;
  }

  #answered(
    key: number,
    answer: Answer,
    {
      before,
      what,
      stack,
    }: { before: ReadonlyMap<string, SessionsAfter[string]>; what: string; stack?: "undo" | "redo" },
  ): void {
    let { model, stacks } = this.store.get();
    if (answer.ok && answer.arrangement) {
      const { eventId, sessions } = answer.arrangement;
      model = withArrangement(model, answer.arrangement);
      const stood = Object.fromEntries(Object.keys(sessions).map((id) => [id, before.get(id) ?? null]));
      const done = { eventId, what, before: stood };
      stacks = stack ? takenBack(stacks, stack, done) : withDone(stacks, done);
    } else if (!answer.ok && stack && answer.reason) stacks = dropped(stacks, stack);
    this.store.set({
      model: withoutPending(model, key),
      ...{ stacks, notice: { kind: answer.ok ? "done" : "refused", text: answer.sentence } },
    });
    this.tidy();
    this.store.say([answer.sentence, ...clashSentences(this.store, answer)].join(" "));
  }
}

function clashSentences(store: BoardStore, answer: Answer): string[] {
  if (!answer.ok || !answer.arrangement) return [];
  const { sessions } = answer.arrangement;
  const { clashes } = store.get().model;
  return [
    ...new Set(clashes.filter(({ sessionId }) => sessionId in sessions).map(({ sentence }) => sentence)),
  ];
}
