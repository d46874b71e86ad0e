import { violated } from "@/lib/db";
import { type Result, refuse } from "@/lib/result";

/** The database settles whether somebody would be in two places at once; it says so at COMMIT, so this goes around. */
export async function unlessElsewhere<Value, Reason extends string>(
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "presenter_elsewhere">> {
  try {
    return await work();
  } catch (error) {
    if (violated(error) === "person_elsewhere") return refuse("presenter_elsewhere");
    throw error;
  }
}
