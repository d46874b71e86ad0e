import { type Element, xml2js } from "xml-js";

export type ParsedFeed = {
  id: string;
  title: string;
  updated: string;
  author: string;
  self: string;
  entries: { id: string; title: string; updated: string; link: string; content: string }[];
};

/** An Atom feed as a strict XML parser reads it; throws when it is not well-formed or holds what XML 1.0 forbids. */
export function parsedFeed(xml: string): ParsedFeed {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden) throw new Error(`Not a character of XML at ${forbidden.index}`);
  const feed = only(xml2js(xml) as Element, "feed");
  if (feed.attributes?.xmlns !== "http://www.w3.org/2005/Atom") throw new Error("Not an Atom feed");
  return {
    ...head(feed),
    author: text(only(feed, "author"), "name"),
    self: String(named(feed, "link").find(({ attributes }) => attributes?.rel === "self")?.attributes?.href),
    entries: named(feed, "entry").map((entry) => ({
      ...head(entry),
      link: String(only(entry, "link").attributes?.href),
      content: text(entry, "content"),
    })),
  };
}

/** What a feed and an entry must have, once (RFC 4287 4.1). */
function head(element: Element) {
  return { id: text(element, "id"), title: text(element, "title"), updated: text(element, "updated") };
}

function named(element: Element, name: string): Element[] {
  return (element.elements ?? []).filter((child) => child.name === name);
}

function only(element: Element, name: string): Element {
  const [child, another] = named(element, name);
  if (!child || another) throw new Error(`Not one <${name}> in <${element.name}>`);
  return child;
}

function text(element: Element, name: string): string {
  return (only(element, name).elements ?? []).map((part) => part.text ?? part.cdata ?? "").join("");
}
