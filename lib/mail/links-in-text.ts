export type Piece = { text: string; href: string | null };

// Full stops, commas and brackets after an address belong to the sentence.
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']/gi;

/** Plain text cut into what is a link (http and https only) and what is not; joined it is the text again. */
export function linksInText(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (index > from) pieces.push({ text: text.slice(from, index), href: null });
    pieces.push({ text: address, href: URL.canParse(address) ? address : null });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null });
  return pieces;
}
