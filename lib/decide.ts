import { type Db, overtaken, transaction } from "@/lib/db";
import type { Refused, Result } from "@/lib/result";

const ATTEMPTS = 3;
const ROLLED_BACK = new Error("refused, and therefore rolled back");

/**
 * Decides and writes in one transaction; a refusal rolls back what was written on the way to it.
 *
 * When a constraint or a deadlock says that another transaction was faster, everything is decided anew on what
 * that one left, so that the refusal can name it. `work` must therefore have no effects but its rows.
 */
export async function decide<Value, Reason extends string>(
  work: (tx: Db) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  for (let attempt = 1; ; attempt++) {
    let refused: Refused<Reason> | null = null;
    try {
      return await transaction(async (tx) => {
        const result = await work(tx);
        if (result.ok) return result;
        refused = result;
        throw ROLLED_BACK;
      });
    } catch (error) {
      if (error === ROLLED_BACK && refused) return refused;
      if (attempt === ATTEMPTS || !overtaken(error)) throw error;
    }
  }
}
