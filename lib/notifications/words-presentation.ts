import { type Net, newMedia, SLOT } from "@/lib/notifications/net";
import { listed, type Named, quoted, slotInWords } from "@/lib/notifications/words-slot";

/** Something said of a subject; `headline` is what a mail's subject says when it says nothing else. */
export type Said = { sentence: string; headline: string; rank: number };

/** How much it matters, in the order of a mail; less is more. */
export const RANK = { off: 0, moved: 1, back: 2, published: 3, told: 4, added: 5 } as const;

/** What changed of a presentation, to whoever follows it or, with `isOwn`, gives it; media apart. */
export function presentationSaid(net: Net, isOwn: boolean, named: Named): Said[] {
  const own = named.presentations.get(net.id);
  if (!own?.isPublic && !net.fields.includes("isWithdrawn")) return [];
  const title = own?.title ?? "";
  const about = `${isOwn ? "Your presentation " : ""}${quoted(title)}`;
  const said: Said[] = [];
  const say = (rank: number, headline: string, sentence: string) =>
    said.push({ rank, headline: `${headline}: ${title}`, sentence });

  if (net.fields.includes("isWithdrawn")) {
    if (net.is.isWithdrawn) {
      const reason = own?.reason ? ` The reason given: ${own.reason}` : "";
      say(RANK.off, "Withdrawn", `${about} was withdrawn. Its page stays and says so.${reason}`);
      return said;
    }
    const slot = slotInWords(net.is, named);
    say(RANK.back, "Takes place after all", `${about} takes place after all${slot ? `: ${slot}` : ""}.`);
  }
  const moved = movedSaid(net, about, isOwn, named);
  if (moved) say(RANK.moved, moved.headline, moved.sentence);
  if (net.fields.includes("title"))
    say(
      RANK.told,
      "New title",
      `${isOwn ? "Your presentation " : ""}${quoted(String(net.was.title))} is now called ${quoted(title)}.`,
    );
  if (net.fields.includes("presenters")) {
    const presenters = net.is.presenters as string[];
    const who = presenters.length > 0 ? `is now presented by ${listed(presenters)}` : "has no presenters now";
    say(RANK.told, "Other presenters", `${about} ${who}.`);
  }
  return said;
}

/** The media that were not open before, but those left out: what somebody added, or asked for and was told of. */
export function mediaSaid(net: Net, without: string[], named: Named): Said[] {
  const own = named.presentations.get(net.id);
  if (!own?.isPublic || !net.fields.includes("media")) return [];
  const added = newMedia(net.was, net.is)
    .filter((id) => !without.includes(id))
    .flatMap((id) => named.media.get(id) ?? []);
  if (added.length === 0) return [];
  const what = listed(added.map(({ kind, label }) => (label ? `${kind}, “${label}”` : kind)));
  return [
    {
      rank: RANK.added,
      headline: `New media: ${own.title}`,
      sentence: `New on ${quoted(own.title)}: ${what}.`,
    },
  ];
}

function movedSaid(net: Net, about: string, isOwn: boolean, named: Named) {
  if (!net.fields.some((field) => SLOT.includes(field))) return null;
  const now = slotInWords(net.is, named);
  const before = slotInWords({ ...net.is, ...net.was }, named);
  const session = named.sessions.get(String(net.is.sessionId))?.title;
  const otherSession = net.fields.includes("sessionId") && session ? `, in ${quoted(session)}` : "";
  if (net.is.sessionId === null)
    return {
      headline: isOwn ? "No session any more" : "Off the programme",
      sentence: `${about} is in no session at the moment.${before ? ` Before: ${before}.` : ""}`,
    };
  if (net.was.sessionId === null)
    return {
      headline: isOwn ? "When you present" : "On the programme",
      sentence: `${about} is ${isOwn && session ? `assigned to ${quoted(session)}` : `on the programme${otherSession}`}${now ? `: ${now}` : ""}.`,
    };
  if (now === before)
    return { headline: "Other session", sentence: `${about} is now${otherSession.slice(1)}.` };
  return {
    headline: "Moved",
    sentence: `${about} is now on ${now ?? "no day yet"}${otherSession}${before ? `; before: ${before}` : ""}.`,
  };
}
