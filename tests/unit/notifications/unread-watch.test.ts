import { describe, expect, it, vi } from "vitest";
import { type Source, type Unread, UnreadWatch } from "@/components/notifications/unread-watch";

class FakeSource implements Source {
  onmessage: Source["onmessage"] = null;
  onerror: Source["onerror"] = null;
  over = () => {};
  isOpen = true;
  addEventListener(_type: "over", listener: () => void) {
    this.over = listener;
  }
  close() {
    this.isOpen = false;
  }
  say(unread: number) {
    this.onmessage?.({ data: JSON.stringify({ unread, newest: unread }) });
  }
}

/** A browser with as many tabs as asked for: one queue, one channel, its streams counted. */
function aBrowser() {
  const sources: FakeSource[] = [];
  const paused: { work: () => void; milliseconds: number }[] = [];
  const tabs: { watch: UnreadWatch; told: Unread[] }[] = [];
  const asked: string[] = [];
  let who: "here" | "gone" | "unknown" = "here";
  let before: Promise<unknown> = Promise.resolve();
  /** As Web Locks: one at a time, in the order of asking; whoever gives up leaves the queue. */
  const queue = (signal: AbortSignal, lead: () => Promise<void>) => {
    const turn = before.then(() => (signal.aborted ? Promise.reject(signal.reason) : lead()));
    before = turn.catch(() => {});
    return turn;
  };
  function tab() {
    const told: Unread[] = [];
    const watch: UnreadWatch = new UnreadWatch({
      queue,
      post: (message) => {
        for (const other of tabs) if (other.watch !== watch) other.watch.heard(message);
      },
      open: () => {
        const source = new FakeSource();
        sources.push(source);
        return source;
      },
      ask: async () => {
        asked.push(who);
        return who;
      },
      later: (work, milliseconds) => {
        const pause = { work, milliseconds };
        paused.push(pause);
        return () => void paused.splice(paused.indexOf(pause), 1);
      },
      tell: (unread) => told.push(unread),
    });
    tabs.push({ watch, told });
    return { watch, unread: () => told.at(-1)?.unread };
  }
  return {
    tab,
    asked,
    paused,
    open: () => sources.filter((source) => source.isOpen),
    opened: () => sources.length,
    answering: (next: typeof who) => {
      who = next;
    },
    /** The pause is over. */
    async wait() {
      const [pause] = paused.splice(0, 1);
      pause?.work();
      await settled();
      return pause?.milliseconds ?? 0;
    },
  };
}

/** Everything that was promised is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the tabs of one browser", () => {
  it("share one stream, and all say what it said", async () => {
    const browser = aBrowser();
    const tabs = [browser.tab(), browser.tab(), browser.tab()];
    for (const { watch } of tabs) watch.shown();
    await settled();
    expect(browser.opened()).toBe(1);
    browser.open()[0]?.say(3);
    expect(tabs.map((tab) => tab.unread())).toEqual([3, 3, 3]);
  });

  it("pass the stream on when the one that reads it is hidden, and close it when none is seen", async () => {
    const browser = aBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.watch.shown();
    two.watch.shown();
    await settled();
    one.watch.hidden();
    await settled();
    expect([browser.opened(), browser.open().length]).toEqual([2, 1]);
    browser.open()[0]?.say(1);
    expect([one.unread(), two.unread()]).toEqual([1, 1]);
    two.watch.hidden();
    await settled();
    expect(browser.open()).toEqual([]);
    one.watch.shown();
    await settled();
    expect(browser.open().length).toBe(1);
  });

  it("leave the queue when hidden while they wait", async () => {
    const browser = aBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    one.watch.shown();
    two.watch.shown();
    two.watch.hidden();
    one.watch.hidden();
    await settled();
    expect(browser.open()).toEqual([]);
  });

  it("a new one is told at once by the one that reads", async () => {
    const browser = aBrowser();
    const one = browser.tab();
    one.watch.shown();
    await settled();
    browser.open()[0]?.say(7);
    const two = browser.tab();
    two.watch.shown();
    expect(two.unread()).toBe(7);
    await settled();
    expect(browser.opened()).toBe(1);
  });
});

describe("a stream that fails", () => {
  async function aLeader() {
    const browser = aBrowser();
    const { watch } = browser.tab();
    watch.shown();
    await settled();
    return { browser, watch };
  }

  it("is opened again after pauses that grow to five minutes, and shorter ones once it worked", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { browser } = await aLeader();
    const pauses: number[] = [];
    for (let n = 0; n < 10; n++) {
      browser.open()[0]?.onerror?.();
      pauses.push(await browser.wait());
    }
    expect(pauses.map((pause) => pause / 1000)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    browser.open()[0]?.say(1);
    browser.open()[0]?.onerror?.();
    expect(await browser.wait()).toBe(2_000);
    expect(browser.open().length).toBe(1);
    vi.restoreAllMocks();
  });

  it("is not asked for while the server does not answer, nor by somebody signed out", async () => {
    const { browser } = await aLeader();
    browser.answering("unknown");
    browser.open()[0]?.onerror?.();
    for (let n = 0; n < 3; n++) await browser.wait();
    expect([browser.opened(), browser.paused.length]).toEqual([1, 1]);
    browser.answering("gone");
    await browser.wait();
    expect([browser.opened(), browser.paused.length]).toEqual([1, 0]);
  });

  it("is not tried by a hidden tab", async () => {
    const { browser, watch } = await aLeader();
    browser.open()[0]?.onerror?.();
    watch.hidden();
    await settled();
    expect([browser.paused, browser.open()]).toEqual([[], []]);
  });

  it("is not opened by a tab that was hidden while it asked who is signed in", async () => {
    const { browser, watch } = await aLeader();
    browser.open()[0]?.onerror?.();
    const retried = browser.wait();
    watch.hidden();
    await retried;
    expect(browser.open()).toEqual([]);
  });

  it("that was ended for good is not opened again until the tab is shown anew", async () => {
    const { browser, watch } = await aLeader();
    browser.open()[0]?.over();
    await settled();
    expect([browser.open().length, browser.paused.length, browser.asked]).toEqual([0, 0, ["here"]]);
    watch.hidden();
    watch.shown();
    await settled();
    expect(browser.open().length).toBe(1);
  });
});
