import type { Me } from "@/lib/requests/schema";

let me: Me | null = null;
const listeners = new Set<() => void>();

export function subscribeToMe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks, once a page, who is signed in, and only when somebody is: public pages carry nothing personal. */
export async function askWhoIAm(): Promise<"here" | "gone" | "unknown"> {
  if (/(?:^|; )lectern-signed-in=/.test(document.cookie)) return ask();
  if (me) keep(null);
  return "gone";
}

export function currentMe(): Me | null {
  return me;
}

/** Takes what a press answered, so that everything on the page says the same. */
export function keepPressed(pressed: Partial<Pick<Me, "standing" | "following">>): void {
  if (me) keep({ ...me, ...pressed });
}

/** Takes what a stream said. */
export function keepUnread(told: { unread: number; newest: number }): void {
  if (me && (me.unread !== told.unread || me.newest !== told.newest)) keep({ ...me, ...told });
}

async function ask(): Promise<"here" | "gone" | "unknown"> {
  const about = document.querySelector<HTMLElement>("[data-about]")?.dataset.about;
  const answer = await fetch(`/api/me${about ? `?about=${about}` : ""}`).catch(() => null);
  if (!answer?.ok) return "unknown";
  const next = (await answer.json()) as Me | null;
  keep(next && { ...next, newest: next.id === me?.id ? me.newest : undefined });
  return me ? "here" : "gone";
}

function keep(next: Me | null): void {
  me = next;
  for (const listener of listeners) listener();
}
