import type { Rendered } from "@/lib/cache/kept-page";

/**
 * A page of the server's own, for when Next cannot or must not make one: no script, no file, no stack.
 * `title` and `sentences` are text.
 */
export function wordedPage(status: number, title: string, sentences: string[], more = ""): Rendered {
  const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(title)} · Lectern</title>
<style>
:root { color-scheme: light dark }
body { max-width: 38rem; margin: 10vh auto; padding: 0 1rem; font: 18px/30px Georgia, serif }
h1 { font-size: 28px; line-height: 36px; font-weight: 600 }
label { display: block; margin: 24px 0 8px; font: 16px/24px system-ui, sans-serif }
textarea { box-sizing: border-box; width: 100%; font: inherit; padding: 8px }
</style></head>
<body><main><h1>${inHtml(title)}</h1>
${sentences.map((sentence) => `<p>${inHtml(sentence)}</p>`).join("\n")}
${more}</main></body></html>
`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: Buffer.from(html) };
}

/** What was typed, to be copied: nothing is lost because the form could not be taken. */
export function typedFields(fields: [string, string][]): string {
  return fields
    .map(
      ([name, value]) =>
        `<label>${inHtml(labelOf(name))}<textarea readonly rows="${Math.min(20, 1 + Math.ceil(value.length / 60))}">\n${inHtml(value)}</textarea></label>`,
    )
    .join("\n");
}

/** The database cannot be reached, and there is nothing to show meanwhile. */
export function unavailablePage(): Rendered {
  const page = wordedPage(503, "Back in a moment", [
    "The database cannot be reached just now, so this page cannot be made. It is being tried again all the time; please load the page again in a minute.",
  ]);
  return { ...page, headers: { ...page.headers, "retry-after": "10" } };
}

/** `displayName` as a person reads it. */
function labelOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_.[\]]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
