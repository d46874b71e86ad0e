import pg from "pg";

/** The SQLSTATEs of statements that PostgreSQL refuses while `work` runs, in order: also of those tried again. */
export async function failedStatements(work: () => Promise<unknown>): Promise<string[]> {
  const { query } = pg.Client.prototype;
  const states: string[] = [];
  pg.Client.prototype.query = function watched(this: pg.Client, ...args: unknown[]) {
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise)
      answer.catch((error: { code?: string }) => states.push(error.code ?? String(error)));
    return answer;
  } as typeof query;
  try {
    await work();
    return states;
  } finally {
    pg.Client.prototype.query = query;
  }
}
