/** What a stream says: `Unread` of `lib/notifications`. */
export type Unread = { unread: number; newest: number };

/** An event source as far as it is used. */
export type Source = {
  onmessage: ((event: { data: string }) => void) | null;
  onerror: (() => void) | null;
  addEventListener(type: "over", listener: () => void): void;
  close(): void;
};

/** What the browser is to us. */
type Browser = {
  /** Runs `lead` when the tabs that waited before gave up; an aborted wait rejects. */
  queue(signal: AbortSignal, lead: () => Promise<void>): Promise<unknown>;
  /** Says something to all other tabs. */
  post(message: Unread | "ask"): void;
  open(): Source;
  /** Who is signed in, asked anew: their own state is kept by the page; here it is whether to go on. */
  ask(): Promise<"here" | "gone" | "unknown">;
  later(work: () => void, milliseconds: number): () => void;
  tell(unread: Unread): void;
};

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 300_000;

/**
 * One tab's part in the one stream of its browser: tabs that are seen wait in a queue, the first of it reads the
 * stream and tells the others. A tab that is hidden leaves the queue, and with it the stream.
 */
export class UnreadWatch {
  #turn: AbortController | null = null;
  #isLeading = false;
  #last: Unread | null = null;

  constructor(private readonly browser: Browser) {}

  /** This tab is seen: it waits for its turn, and asks who leads what they know. */
  shown(): void {
    if (this.#turn) return;
    const turn = new AbortController();
    this.#turn = turn;
    this.browser.post("ask");
    // Rejects when the wait was given up.
    this.browser.queue(turn.signal, () => this.#lead(turn.signal)).catch(() => {});
  }

  hidden(): void {
    this.#turn?.abort();
    this.#turn = null;
  }

  /** What another tab said. */
  heard(message: Unread | "ask"): void {
    if (message !== "ask") this.#keep(message);
    else if (this.#isLeading && this.#last) this.browser.post(this.#last);
  }

  #keep(unread: Unread): void {
    this.#last = unread;
    this.browser.tell(unread);
  }

  /** Until the tab is hidden. */
  #lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.#isLeading = true;
    return new Promise((resolve) => {
      let stop = this.#follow(FIRST_PAUSE, (next) => {
        if (!signal.aborted) stop = next();
      });
      signal.addEventListener("abort", () => {
        this.#isLeading = false;
        stop();
        resolve();
      });
    });
  }

  /** Reads a stream; `then` takes what follows when it fails. Returns how to stop. */
  #follow(pause: number, then: (next: () => () => void) => void): () => void {
    const source = this.browser.open();
    let nextPause = pause;
    source.onmessage = ({ data }) => {
      nextPause = FIRST_PAUSE;
      const unread = JSON.parse(data) as Unread;
      this.#keep(unread);
      this.browser.post(unread);
    };
    source.onerror = () => {
      source.close();
      then(() => this.#retry(nextPause, then));
    };
    // The sign-in ended, or newer browsers of the same person took its place: not again until the tab is shown anew.
    source.addEventListener("over", () => {
      source.close();
      void this.browser.ask();
    });
    return () => source.close();
  }

  /** After a pause that grows, and only for somebody who is still signed in. */
  #retry(pause: number, then: (next: () => () => void) => void): () => void {
    const longer = Math.min(pause * 2, LONGEST_PAUSE);
    return this.browser.later(
      async () => {
        const who = await this.browser.ask();
        if (who === "here") then(() => this.#follow(longer, then));
        if (who === "unknown") then(() => this.#retry(longer, then));
      },
      // Browsers that lost the same server do not come back in the same instant.
      pause * (0.5 + Math.random()),
    );
  }
}
