import pg from "pg";

/** A connection of its own to the test's database, as psql would have. */
export async function aConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  // Tests kill connections.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** The names PostgreSQL notifies while `work` runs, each once, in order of the alphabet. */
export async function namesHeard(listener: pg.Client, work: () => Promise<unknown>): Promise<string[]> {
  const heard = new Set<string>();
  let settle = () => {};
  const settled = new Promise<void>((resolve) => (settle = resolve));
  const hear = ({ payload = "" }: pg.Notification) => {
    if (payload === "test:done") settle();
    else heard.add(payload);
  };
  await listener.query("LISTEN lectern_pages");
  listener.on("notification", hear);
  await work();
  await listener.query("NOTIFY lectern_pages, 'test:done'");
  await settled;
  listener.off("notification", hear);
  return [...heard].sort();
}
