import localFont from "next/font/local";

// The Latin faces, preloaded. Other scripts come from the packages' own faces (unicode-range: fetched only when
// a page has such letters), named after these in `globals.css`, where the metric-matched fallbacks stand too.

export const serif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--face-serif",
  display: "swap",
  adjustFontFallback: false,
});

export const sans = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--face-sans",
  display: "swap",
  adjustFontFallback: false,
});
