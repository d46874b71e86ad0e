import type { UploadOutcome } from "@/lib/media/schema";

/** Milliseconds between questions: reading a large file back takes the server a while. */
const PAUSES = [300, 700, 1500, 3000, 5000, 10_000, 10_000, 20_000, 30_000, 60_000, 60_000];

/** What became of an upload that arrived whole, asked until it is known; null when it cannot be learnt. */
export async function outcomeOf(uploadId: string): Promise<UploadOutcome | null> {
  for (const pause of PAUSES) {
    const outcome = await ask(uploadId);
    if (outcome === "gone") return null;
    if (outcome && outcome.state !== "arriving") return outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}

async function ask(uploadId: string): Promise<UploadOutcome | "gone" | null> {
  try {
    const answer = await fetch(`/media/uploads/${uploadId}`, { headers: { accept: "application/json" } });
    if (answer.status === 404 || answer.status === 410) return "gone";
    return answer.ok ? ((await answer.json()) as UploadOutcome) : null;
  } catch {
    return null;
  }
}
