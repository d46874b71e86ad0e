import type { Guard } from "@/tests/guards/guard";

const STREAMS = "tests/integration/notifications/streams.test.ts";
const BOARDS = "tests/integration/board/streams.test.ts";
const WATCH = "tests/unit/notifications/unread-watch.test.ts";

export const liveGuards: Guard[] = [
  {
    name: "a stream of a sign-in that ended says nothing more and ends",
    file: "lib/notifications/queries/unread.ts",
    guard: ` AND s."expiresAt" > \${now}`,
    without: "",
    test: STREAMS,
    fails: [
      "a sign-in that ends ends its stream within five heartbeats when nothing happens, found for all in one statement",
    ],
  },
  {
    name: "sign-ins of open streams are looked at although nothing happens",
    file: "lib/notifications/streams.ts",
    guard: "if (++this.#beats % BEATS_A_REVIEW === 0) this.changedForAll();",
    without: "if (++this.#beats < 0) this.changedForAll();",
    test: STREAMS,
    fails: [
      "a sign-in that ends ends its stream within five heartbeats when nothing happens, found for all in one statement",
    ],
  },
  {
    name: "another site's page gets no stream",
    file: "lib/http/stream-request.ts",
    guard: `if (from !== undefined && from !== "same-origin") return refuse(403);`,
    without: "",
    test: STREAMS,
    fails: ["an event stream is for whoever is signed in, from a page of ours, by GET"],
  },
  {
    name: "streams of one person are bounded",
    file: "lib/notifications/streams.ts",
    guard: `if (oldest && own.size >= MOST_A_PERSON) this.#end(oldest, "over");`,
    without: "",
    test: STREAMS,
    fails: ["bounds a ninth stream of one person ends the oldest, and tells it not to come back"],
  },
  {
    name: "nothing piles up for a reader that takes nothing",
    file: "lib/http/event-stream.ts",
    guard: "if (res.writableLength > this.mostUnsent) res.destroy();\n    else res.write(text);",
    without: "res.write(text);",
    test: STREAMS,
    fails: ["bounds a reader that takes nothing is given up, and nothing piles up"],
  },
  {
    name: "a board's stream is for those who see the board",
    file: "lib/sessions/http.ts",
    guard: 'if (!access) return "absent";',
    without: 'if (!access) return "open";',
    test: BOARDS,
    fails: ["a board's stream is there for nobody else, and not for another site's page"],
  },
  {
    name: "a board is closed to whom the role was taken",
    file: "lib/sessions/boards.ts",
    guard: `if (!sees) board.stream.end("over");`,
    without: "if (!sees) continue;",
    test: BOARDS,
    fails: ["a board's stream is closed within four beats to whom the role was taken, or who signed out"],
  },
  {
    name: "a chair's board hears of no session but by asking",
    file: "lib/sessions/boards.ts",
    guard: `board.isOwnOnly ? { kind: "revision", revision } : { kind: "arrangement", ...arrangement }`,
    without: `{ kind: "arrangement", ...arrangement }`,
    test: BOARDS,
    fails: ["a board's stream gives a chair only word that something changed"],
  },
  {
    name: "who is at a board is said by themselves only",
    file: "lib/sessions/commands/keep-presence.ts",
    guard: `"BoardWindow"."personId" = EXCLUDED."personId" AND `,
    without: "",
    test: BOARDS,
    fails: ["presence of somebody else's window is nobody's to say"],
  },
  {
    name: "a stream that fails is opened again after growing pauses",
    file: "components/notifications/unread-watch.ts",
    guard: "const longer = Math.min(pause * 2, LONGEST_PAUSE);",
    without: "const longer = pause;",
    test: WATCH,
    fails: [
      "a stream that fails is opened again after pauses that grow to five minutes, and shorter ones once it worked",
    ],
  },
  {
    name: "a hidden tab opens no stream",
    file: "components/notifications/unread-watch.ts",
    guard: "if (!signal.aborted) stop = next();",
    without: "stop = next();",
    test: WATCH,
    fails: ["a stream that fails is not opened by a tab that was hidden while it asked who is signed in"],
  },
];
