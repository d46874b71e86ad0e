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
export function keepStanding(standing: NonNullable<Me["standing"]>): void {
  if (me) keep({ ...me, standing });
}

async function ask(): Promise<void> {
  const presentation = document.querySelector<HTMLElement>("[data-presentation]")?.dataset.presentation;
  const answer = await fetch(`/api/me${presentation ? `?presentation=${presentation}` : ""}`).catch(
    () => null,
  );
  if (answer?.ok) keep((await answer.json()) as Me | null);
}

function keep(next: Me | null): void {
  me = next;
  for (const listener of listeners) listener();
}
