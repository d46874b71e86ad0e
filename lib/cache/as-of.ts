import type { Rendered } from "@/lib/cache/kept-page";

/** The page with a first line that says when it was last known to be true: the database cannot be reached. */
export function asOf(page: Rendered, at: Date): Rendered {
  const iso = `${at.toISOString().slice(0, 16)}Z`;
  const line =
    `<p role="status" style="margin:0;padding:8px 16px;border-bottom:1px solid;font:14px/1.5 system-ui,sans-serif">` +
    `As of <time datetime="${iso}">${iso.slice(11, 16)} UTC</time>: ` +
    "the database cannot be reached just now, so the latest changes may be missing here.</p>";
  const html = page.body.toString("utf8").replace(/<body[^>]*>/, (body) => body + line);
  return { ...page, headers: { ...page.headers, "x-as-of": iso }, body: Buffer.from(html) };
}
