import sharp from "sharp";

/** What the demo's poster shows, for those who do not see it. */
export const POSTER_IN_WORDS =
  "Two courses of one river over a plan of a railway yard: the old one in wide bends, drawn by many hands, the new one a straight line along the tracks.";

const BENDS = "M 60 40 C 420 180 60 320 380 460 S 120 760 480 860";

/** A poster as a picture: lines only, for no fonts are sure to be there. */
export function demoPoster(): Promise<Buffer> {
  const tracks = Array.from(
    { length: 9 },
    (_, n) => `<path d="M ${560 + n * 26} 40 V 860" stroke="#c9c2b4" stroke-width="5"/>`,
  );
  const hands = Array.from(
    { length: 14 },
    (_, n) =>
      `<path d="${BENDS}" transform="translate(${(n * 13) % 31} ${(n * 7) % 23})" stroke="#2f5d8a" stroke-opacity="0.25" stroke-width="9"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900" fill="none">
    <rect width="900" height="900" fill="#fbf8f1"/>${tracks.join("")}${hands.join("")}
    <path d="M 840 40 V 860" stroke="#2f5d8a" stroke-width="14"/></svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
