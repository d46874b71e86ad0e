const OFF = "lectern-single-keys-off";

/** Keys without Ctrl get in the way of who speaks to the computer (WCAG 2.1.4): they can be turned off here. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

export function turnSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}

/** To the search on this page, else to the page that `data-search` names; false where neither is. */
export function goToSearch(): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>("input[type=search]");
  const box = [...boxes].find((one) => one.getClientRects().length > 0);
  const place = document.querySelector<HTMLAnchorElement>("a[data-search]");
  if (box) box.select();
  else if (place) location.assign(`${place.href}#search`);
  return Boolean(box ?? place);
}

/** Keys and what they do, as the list of shortcuts shows them. */
export type KeysShown = readonly { keys: readonly string[]; does: string }[];

let ofThisPage: KeysShown = [];

export function keysOfThisPage(): KeysShown {
  return ofThisPage;
}

/** Adds a page's own keys to the list while it is there. Returns how to take them out again. */
export function listKeys(keys: KeysShown): () => void {
  ofThisPage = keys;
  return () => {
    ofThisPage = [];
  };
}
