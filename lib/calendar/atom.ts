import { Feed } from "feed";
import type { ChangeEntry, ChangesFeed } from "@/lib/calendar/schema";
import { printable } from "@/lib/text";

/** A feed as Atom (RFC 4287), and when its newest entry changed. `origin`: scheme, host and port of the site. */
export function atomFeed(changes: ChangesFeed, origin: string): { text: string; changedAt: Date } {
  const changedAt = changes.entries[0]?.at ?? changes.madeAt;
  const self = new URL(`${changes.path}/changes.atom`, origin).href;
  const feed = new Feed({
    id: self,
    title: plain([changes.of, changes.conference, "changes"].filter(Boolean).join(" · ")),
    link: new URL(changes.path, origin).href,
    feedLinks: { atom: self },
    updated: changedAt,
    author: { name: plain(changes.conference) },
    generator: "Lectern",
  });
  for (const entry of changes.entries) feed.addItem(itemOf(entry, changes.conferenceId, origin));
  return { text: feed.atom1(), changedAt };
}

function itemOf({ id, path, at, headline, sentences }: ChangeEntry, conferenceId: string, origin: string) {
  return {
    // A tag (RFC 4151), the same in every feed it stands in, whatever addresses become. The day is when the
    // scheme was made up, not when the site was.
    id: `tag:${new URL(origin).hostname},2026-11-24:changes/${conferenceId}/${id}`,
    title: html(headline),
    link: new URL(path, origin).href,
    date: at,
    content: sentences.map((sentence) => `<p>${html(sentence)}</p>`).join(""),
  };
}

/** Text of a title or name: the library takes `&amp;` for an ampersand, also where somebody typed it. */
function plain(text: string): string {
  return printable(text).replaceAll("&", "&amp;");
}

/** Text as HTML shows it: titles and contents of the feed are that. */
function html(text: string): string {
  return printable(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
