import type { ServerResponse } from "node:http";
import { EventStream } from "@/lib/http/event-stream";
import type { Unread } from "@/lib/notifications/queries/unread";

/** A browser that is told while it looks: its open answer, and the sign-in it holds by. */
type Stream = {
  events: EventStream;
  personId: string;
  tokenHash: string;
  /** The last event, so that nothing is said twice. */
  said: string;
};

/** Of each sign-in that still holds, what its person has not read. */
type LookUp = (tokenHashes: string[]) => Promise<Map<string, Unread>>;

/** Browsers at once; one more of a person ends the oldest. */
const MOST_A_PERSON = 8;
const MOST_A_PROCESS = 10_000;
/** Proxies cut what is silent, many after a minute. */
const HEARTBEAT = 25_000;
/** Every so many heartbeats all sign-ins are looked at again: an ended one keeps its stream for two minutes at most. */
const BEATS_A_REVIEW = 5;
/** Bytes not taken by the reader's side after which it is given up. One event is 50. */
const MOST_UNSENT = 1_000;

/**
 * The open event streams of this process, each told its person's unread count at first and whenever it changes.
 *
 * One look-up at a time, set-wise, for everybody whose count may have changed since the last: ten thousand people
 * told at once are a handful of statements. The same look-up finds sign-ins that ended, and ends their streams.
 */
export class Streams {
  #byPerson = new Map<string, Set<Stream>>();
  #size = 0;
  #doubtful = new Set<string>();
  #looking: Promise<void> | null = null;
  #beats = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly lookUp: LookUp) {}

  /** How many are open. */
  get size(): number {
    return this.#size;
  }

  /** Beats from now on. */
  start(): void {
    this.#timer = setInterval(() => this.beat(), HEARTBEAT).unref();
  }

  /** Ends all; browsers come back, to another process or the next. */
  stop(): void {
    clearInterval(this.#timer);
    for (const stream of this.#all()) this.#end(stream);
  }

  /** Takes an answer over. False when the process has as many as it takes. */
  open(res: ServerResponse, { personId, tokenHash }: { personId: string; tokenHash: string }): boolean {
    if (this.#size >= MOST_A_PROCESS) return false;
    const events = new EventStream(res, MOST_UNSENT, () => this.#forget(stream));
    const stream: Stream = { events, personId, tokenHash, said: "" };
    const own = this.#byPerson.get(personId) ?? new Set();
    const [oldest] = own;
    if (oldest && own.size >= MOST_A_PERSON) this.#end(oldest, "over");
    // `#end` may have forgotten the emptied set.
    this.#byPerson.set(personId, own.add(stream));
    this.#size++;
    this.changed([personId]);
    return true;
  }

  /** What these people have not read may be another number now. */
  changed(personIds: Iterable<string>): void {
    for (const id of personIds) if (this.#byPerson.has(id)) this.#doubtful.add(id);
    this.#look();
  }

  /** Anybody's may: changes may have been missed. */
  changedForAll(): void {
    this.changed(this.#byPerson.keys());
  }

  /** A sign of life for each; now and then a look at every sign-in. */
  beat(): void {
    for (const stream of this.#all()) stream.events.beat();
    if (++this.#beats % BEATS_A_REVIEW === 0) this.changedForAll();
    else this.#look();
  }

  /** Resolves when everything heard of until now was said. */
  async settled(): Promise<void> {
    while (this.#looking) await this.#looking;
  }

  /** Whoever becomes doubtful while one look is under way is in the next. */
  #look(): void {
    if (this.#looking || this.#doubtful.size === 0) return;
    const people = this.#doubtful;
    this.#doubtful = new Set();
    this.#looking = this.#tell(people).then(
      () => {
        this.#looking = null;
        this.#look();
      },
      (error) => {
        // The database is away: they are asked about again when it is found, or at the next heartbeat.
        console.error(error);
        for (const id of people) this.#doubtful.add(id);
        this.#looking = null;
      },
    );
  }

  async #tell(people: Set<string>): Promise<void> {
    const streams = [...people].flatMap((id) => [...(this.#byPerson.get(id) ?? [])]);
    const found = await this.lookUp([...new Set(streams.map(({ tokenHash }) => tokenHash))]);
    for (const stream of streams) {
      const unread = found.get(stream.tokenHash);
      if (!unread) this.#end(stream, "over");
      else this.#sayUnread(stream, JSON.stringify(unread));
    }
  }

  #sayUnread(stream: Stream, data: string): void {
    if (stream.said === data) return;
    stream.said = data;
    stream.events.say(data);
  }

  /** `over`: the browser shall not come back by itself. */
  #end(stream: Stream, how?: "over"): void {
    this.#forget(stream);
    stream.events.end(how);
  }

  #forget(stream: Stream): void {
    const own = this.#byPerson.get(stream.personId);
    if (!own?.delete(stream)) return;
    this.#size--;
    if (own.size === 0) this.#byPerson.delete(stream.personId);
  }

  *#all(): Generator<Stream> {
    for (const own of [...this.#byPerson.values()]) yield* [...own];
  }
}
