import { env } from "@/lib/env";
import { linksInText } from "@/lib/mail/links-in-text";

const STYLE = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 16px; background: #fdfbf7; color: #1f1c17;
  font: 16px/1.5 Georgia, "Times New Roman", serif; }
main, footer { max-width: 38em; margin: 0 auto; overflow-wrap: anywhere; }
footer { margin-top: 32px; padding-top: 16px; border-top: 1px solid #8a8478; color: #57524a;
  font: 14px/1.5 Arial, Helvetica, sans-serif; }
a { color: #1c3f94; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1916; color: #ece8e1; }
  footer { color: #b5aea2; }
  a { color: #a9c1ff; }
}`;

/**
 * The HTML part of a mail, made of its text: paragraphs as they are, addresses of our own pages as links. Whatever
 * else stands there (names, titles) is text; no pictures, nothing is fetched.
 */
export function htmlOf(text: string, footer: string | null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
${STYLE}
</style>
</head>
<body>
<main>
${paragraphs(text)}
</main>
${footer === null ? "" : `<footer>\n${paragraphs(footer)}\n</footer>\n`}</body>
</html>
`;
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p dir="auto">${lines(paragraph)}</p>`)
    .join("\n");
}

function lines(paragraph: string): string {
  const indent = /^\n*( +)/.exec(paragraph)?.[1] ?? "";
  return linksInText(paragraph.trim())
    .map(({ text, href }) =>
      href && new URL(href).origin === new URL(env.ORIGIN).origin
        ? `<a href="${escaped(href)}">${escaped(text)}</a>`
        : escaped(text),
    )
    .join("")
    .replace(/\n */g, "<br>\n")
    .replace(/^/, indent ? "&emsp;" : "");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
