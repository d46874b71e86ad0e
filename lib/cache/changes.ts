import pg from "pg";

/** What a connection attempt told of the database. */
type Reach = "listening" | "reachable" | "unreachable";

type Hearer = {
  /** A row kept under this name changed. */
  changed(name: string): void;
  /** Changes may have been missed since this instant (ms): nothing made until now can be trusted. */
  lost(since: number): void;
  /** What these people (ids) were told, or have read, changed. */
  people?(ids: string[]): void;
  /** Something happened at a desk: what `lectern_desks` says, as lib/sessions/boards.ts reads it. */
  desks?(payload: string): void;
  /** Listens, at first or again: what was told before was perhaps not heard. */
  found?(): void;
};

const CHANNEL = "lectern_pages";
const PEOPLE = "lectern_people";
const DESKS = "lectern_desks";
/** Our own notifications, by which we know that everything before them was heard. */
const MARK = "heard:";
const LONGEST_PAUSE = 5_000;
const SHORTEST_PAUSE = 100;
/** A listening connection that is silent this long is asked whether it still hears; so long it may take. */
const HEARTBEAT = 5_000;
const PATIENCE = 2_000;

/** Hears what PostgreSQL's triggers say changed, over one connection a process, found again when lost. */
export class Changes {
  #client: pg.Client | null = null;
  #attempt: Promise<Reach> | null = null;
  #pause = SHORTEST_PAUSE;
  #failedAt = Number.NEGATIVE_INFINITY;
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #heardAt = 0;
  #marks = 0;
  #waiting = new Map<string, () => void>();
  #stopped = false;

  constructor(
    private readonly connectionString: string,
    private readonly hearer: Hearer,
    private readonly now: () => number = Date.now,
  ) {}

  get listening(): boolean {
    return this.#client !== null;
  }

  start(): Promise<Reach> {
    this.#heartbeat = setInterval(() => this.settled().catch(() => {}), HEARTBEAT).unref();
    return this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearInterval(this.#heartbeat);
    await this.#attempt;
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  /**
   * Returns when every change committed before this call has been heard: notifications arrive in the order of
   * commits, so hearing our own means having heard all before it. Throws when nothing can be heard.
   */
  async settled(): Promise<void> {
    const client = this.#client;
    if (!client) throw new Error("not listening");
    const mark = `${MARK}${process.pid}-${++this.#marks}`;
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        Promise.all([
          new Promise<void>((resolve) => this.#waiting.set(mark, resolve)),
          client.query(`NOTIFY ${CHANNEL}, '${mark}'`),
        ]),
        new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error("the listening connection does not answer")), PATIENCE);
        }),
      ]);
      this.#heardAt = this.now();
    } catch (error) {
      this.#lose(client);
      throw error;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(mark);
    }
  }

  /** Whether the database can be reached, asked now (failed attempts are not repeated within 100 ms). */
  async reachable(): Promise<boolean> {
    if (this.#client && (await this.settled().then(yes, no))) return true;
    if (!this.#attempt && this.now() - this.#failedAt < SHORTEST_PAUSE) return false;
    return (await this.#connect()) !== "unreachable";
  }

  /** One attempt at a time; whoever asks meanwhile gets its outcome. */
  #connect(): Promise<Reach> {
    if (this.#client) return Promise.resolve("listening");
    clearTimeout(this.#retry);
    this.#attempt ??= this.#listen().finally(() => {
      this.#attempt = null;
    });
    return this.#attempt;
  }

  async #listen(): Promise<Reach> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      application_name: "lectern pages",
      connectionTimeoutMillis: PATIENCE,
      keepAlive: true,
    });
    let ended = false;
    client.on("error", () => this.#lose(client));
    client.on("end", () => {
      ended = true;
      this.#lose(client);
    });
    client.on("notification", ({ channel, payload = "" }) => this.#hear(channel, payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${PEOPLE}; LISTEN ${DESKS}`);
      if (ended || this.#stopped) throw new Error("the connection ended");
    } catch (error) {
      client.end().catch(() => {});
      this.#failedAt = this.now();
      this.#tryLater();
      return refusedButThere(error) ? "reachable" : "unreachable";
    }
    this.#client = client;
    this.#heardAt = this.now();
    this.#pause = SHORTEST_PAUSE;
    this.hearer.found?.();
    return "listening";
  }

  #hear(channel: string, payload: string): void {
    if (channel === PEOPLE) this.hearer.people?.(payload.split(","));
    else if (channel === DESKS) this.hearer.desks?.(payload);
    else if (payload.startsWith(MARK)) this.#waiting.get(payload)?.();
    else this.hearer.changed(payload);
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.hearer.lost(this.#heardAt);
    client.end().catch(() => {});
    if (!this.#stopped) void this.#connect();
  }

  #tryLater(): void {
    if (this.#stopped) return;
    this.#retry = setTimeout(() => void this.#connect(), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}

/** The server answered and refused (too many connections, a wrong password), not in the way of one that is down. */
function refusedButThere(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !/^(57P|08)/.test(code);
}

const yes = () => true;
const no = () => false;
