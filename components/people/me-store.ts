import type { Me } from "@/lib/requests/schema";

let me: Me | null = null;
const listeners = new Set<() => void>();

export function subscribeToMe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks, once a page, who is signed in, and only when somebody is: public pages carry nothing personal. */
export function askWhoIAm(): void {
  if (/(?:^|; )lectern-signed-in=/.test(document.cookie)) void ask();
  else if (me) keep(null);
}

export function currentMe(): Me | null {
  return me;
}

/** Takes what a press answered, so that everything on the page says the same. */
export function keepPressed(pressed: Partial<Pick<Me, "standing" | "following">>): void {
  if (me) keep({ ...me, ...pressed });
}

async function ask(): Promise<void> {
  const about = document.querySelector<HTMLElement>("[data-about]")?.dataset.about;
  const answer = await fetch(`/api/me${about ? `?about=${about}` : ""}`).catch(() => null);
  if (answer?.ok) keep((await answer.json()) as Me | null);
}

function keep(next: Me | null): void {
  me = next;
  for (const listener of listeners) listener();
}
