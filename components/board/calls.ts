import type { Answer, ClosePaper, OfferedRepair, Press, WholeBoard } from "@/lib/sessions/live-board";

/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 20_000;

const SIGNED_OUT =
  "You are signed out. Sign in again in another tab, then do this once more. Nothing was changed.";
const NO_ANSWER =
  "The server did not answer. The board shows again what it knows; look whether this was done.";

const at = (slug: string, what: string) => `/${slug}/organise/sessions/${what}`;

/** Sends one press and says how it ended; never throws. `isUnknown`: it may have been done. */
export async function sendPress(slug: string, press: Press): Promise<Answer & { isUnknown?: true }> {
  try {
    const response = await fetch(at(slug, "press"), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(press),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 401) return { ok: false, sentence: SIGNED_OUT };
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return (await response.json()) as Answer;
  } catch {
    return { ok: false, sentence: NO_ANSWER, isUnknown: true };
  }
}

/** The whole board; null when it is not there for this person any more, or cannot be had now. */
export function fetchState(slug: string): Promise<WholeBoard | null> {
  return fetched(at(slug, "state"));
}

/** The papers in no session that are close to this one, the closest first. */
export function fetchCloseness(slug: string, sessionId: string): Promise<ClosePaper[] | null> {
  return fetched(at(slug, `state/${sessionId}/closeness`));
}

/** Titles a session might have, from the terms that tie its papers. */
export function fetchTitles(slug: string, sessionId: string): Promise<string[] | null> {
  return fetched(at(slug, `state/${sessionId}/titles`));
}

/** The smallest changes that bring a session to its minimum. */
export function fetchRepairs(slug: string, sessionId: string): Promise<OfferedRepair[] | null> {
  return fetched(at(slug, `state/${sessionId}/repairs`));
}

async function fetched<T>(address: string): Promise<T | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

/** Says that this window is there, and which session it has open. What is lost is said again soon. */
export async function sendPresence(slug: string, tab: string, sessionId: string | null): Promise<void> {
  await fetch(at(slug, "presence"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tab, sessionId }),
    keepalive: true,
  }).catch(() => {});
}

/** Refusals that say that the board shows what stands no more. */
const STALE = new Set(["moved_meanwhile", "stale", "not_found", "changed_since", "already_there"]);

/** Whether what the board shows may be wrong after this answer. */
export function isStaleAfter(answer: Answer & { isUnknown?: true }): boolean {
  return answer.isUnknown === true || (!answer.ok && STALE.has(answer.reason ?? ""));
}
