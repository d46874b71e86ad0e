import type { BoardActions } from "@/components/board/actions";
import { hasGap, withArrangement, withNewest, withPapers } from "@/components/board/board-model";
import type { BoardStore } from "@/components/board/board-store";
import { sendPresence } from "@/components/board/calls";
import type { Heard, SessionsAfter } from "@/lib/sessions/live-board";

/** Milliseconds. A change that is missing may still be on its way; a hidden window is told nothing after a while. */
const GAP_PATIENCE = 700;
const HIDDEN_PATIENCE = 60_000;
/** Others know that this window is there as long as it says so; see `lib/sessions/presence`. */
const BEAT = 20_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** A stream that is silent longer has died without a word: the server says something every 15 s. */
const SILENCE = 40_000;

/** Keeps a board as others change it, while it is seen. */
export class BoardWatch {
  #source: EventSource | null = null;
  #tab: string | null = null;
  #pause = FIRST_PAUSE;
  #heardAt = 0;
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #unsubscribe = () => {};
  #isOver = false;
  #wasOpen = false;
  #openId: string | null = null;

  constructor(
    private readonly store: BoardStore,
    private readonly actions: BoardActions,
  ) {}

  start(): void {
    document.addEventListener("visibilitychange", this.#look);
    addEventListener("online", this.#retryNow);
    this.#unsubscribe = this.store.subscribe(this.#sayWhereIAm);
    this.#look();
  }

  stop(): void {
    this.#isOver = true;
    document.removeEventListener("visibilitychange", this.#look);
    removeEventListener("online", this.#retryNow);
    this.#unsubscribe();
    this.#close();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #look = (): void => {
    this.#never("hide");
    if (document.visibilityState === "hidden") this.#later("hide", HIDDEN_PATIENCE, () => this.#close());
    else if (!this.#source) this.#open();
  };

  #open(): void {
    const { slug } = this.store.get().conference;
    const source = new EventSource(`/${slug}/organise/sessions/stream`);
    this.#source = source;
    this.#heardAt = Date.now();
    source.onmessage = ({ data }) => {
      this.#heardAt = Date.now();
      this.#hear(JSON.parse(data) as Heard);
    };
    source.onerror = () => this.#lost();
    source.addEventListener("over", () => this.#close());
    this.#beat();
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
    this.#tab = null;
    this.#never("beat");
    this.#never("retry");
  }

  /** Whoever lost the same server does not come back in the same instant. */
  #lost(): void {
    this.#close();
    this.#later("lost", 2_000, () => this.store.set({ link: "lost", others: [] }));
    this.#later("retry", this.#pause * (0.5 + Math.random()), () => this.#look());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #retryNow = (): void => {
    this.#pause = FIRST_PAUSE;
    if (!this.#source) this.#look();
  };

  #hear(heard: Heard): void {
    const { model } = this.store.get();
    switch (heard.kind) {
      case "hello":
        this.#tab = heard.tab;
        this.#pause = FIRST_PAUSE;
        this.#never("lost");
        this.store.set({ link: "live", model: withNewest(model, heard.revision) });
        this.#openId = this.store.get().openId;
        this.#present();
        // Revisions say what was missed of sessions; nothing says it of papers.
        if (this.#wasOpen) this.#anew();
        this.#wasOpen = true;
        break;
      case "revision":
        this.store.set({ model: withNewest(model, heard.revision) });
        break;
      case "arrangement":
        this.store.set({ model: withArrangement(model, heard) });
        this.actions.tidy();
        if (namesSomebodyNew(heard.sessions, this.store.get().names.people)) this.#anew();
        break;
      case "papers":
        this.store.set({ model: withPapers(model, heard.papers) });
        this.actions.tidy();
        break;
      case "anew":
        this.#anew();
        break;
      case "presence":
        this.store.set({ others: heard.here.filter(({ tab }) => tab !== this.#tab) });
    }
    this.#mind();
  }

  /** Everybody hears of it at once, and need not ask at once. */
  #anew(): void {
    this.#later("anew", Math.random() * 500, () => void this.actions.refetch());
  }

  /** What is missing may come in a moment; else the whole board is fetched, ever less often while it is not to be had. */
  #mind(patience = GAP_PATIENCE): void {
    if (!hasGap(this.store.get().model)) this.#never("gap");
    else if (!this.#timers.has("gap"))
      this.#later("gap", patience, async () => {
        if (hasGap(this.store.get().model)) await this.actions.refetch();
        this.#mind(Math.min(patience * 2, LONGEST_PAUSE));
      });
  }

  #beat(): void {
    this.#later("beat", BEAT, () => {
      if (Date.now() - this.#heardAt > SILENCE) return this.#lost();
      this.#present();
      this.#beat();
    });
  }

  #sayWhereIAm = (): void => {
    const { openId } = this.store.get();
    if (openId === this.#openId || !this.#tab) return;
    this.#openId = openId;
    this.#later("present", 150, () => this.#present());
  };

  #present(): void {
    if (this.#tab) void sendPresence(this.store.get().conference.slug, this.#tab, this.store.get().openId);
  }

  #later(name: string, milliseconds: number, work: () => void): void {
    this.#never(name);
    // What was on its way when the board was left begins nothing any more.
    if (this.#isOver) return;
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        work();
      }, milliseconds),
    );
  }

  #never(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** A chair whose name the board does not know yet. */
function namesSomebodyNew(sessions: SessionsAfter, people: readonly { id: string }[]): boolean {
  return Object.values(sessions).some(
    (session) => session?.chairId && !people.some(({ id }) => id === session.chairId),
  );
}
