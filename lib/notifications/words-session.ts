import { type Net, SLOT } from "@/lib/notifications/net";
import { RANK, type Said } from "@/lib/notifications/words-presentation";
import { listed, type Named, quoted, slotInWords } from "@/lib/notifications/words-slot";

/** What somebody is to a session: who follows it, chairs it, or chaired it before. */
export type SessionPart = "follower" | "chair" | "former";

/** What changed of a session. */
export function sessionSaid(net: Net, part: SessionPart, named: Named): Said[] {
  const title = named.sessions.get(net.id)?.title ?? "";
  const about =
    part === "chair" ? `The session you chair, ${quoted(title)},` : `The session ${quoted(title)}`;
  const said: Said[] = [];
  const say = (rank: number, headline: string, sentence: string) =>
    said.push({ rank, headline: `${headline}: ${title}`, sentence });
  const slot = slotInWords(net.is, named);
  const at = slot ? `: ${slot}` : "";

  if (net.fields.includes("isHeld") && !net.is.isHeld) {
    say(RANK.off, "Off the programme", `${about} was taken off the programme.`);
    return said;
  }
  if (part === "former") {
    say(RANK.told, "No longer chaired by you", `You no longer chair the session ${quoted(title)}.`);
    return said;
  }
  if (part === "chair" && net.fields.includes("chairId")) {
    say(RANK.moved, "You chair", `You chair the session ${quoted(title)}${at}.`);
    return said;
  }
  if (net.fields.includes("isHeld")) say(RANK.back, "On the programme", `${about} is on the programme${at}.`);
  if (net.fields.some((field) => SLOT.includes(field))) {
    const before = slotInWords({ ...net.is, ...net.was }, named);
    say(
      RANK.moved,
      "Moved",
      `${about} is now on ${slot ?? "no day yet"}${before ? `; before: ${before}` : ""}.`,
    );
  }
  if (net.fields.includes("title"))
    say(
      RANK.told,
      "New title",
      `The session ${quoted(String(net.was.title))} is now called ${quoted(title)}.`,
    );
  if (net.fields.includes("chairId")) {
    const chair = named.people.get(String(net.is.chairId));
    say(
      RANK.told,
      "Other chair",
      `${about} ${chair ? `is now chaired by ${chair}` : "has no chair at the moment"}.`,
    );
  }
  if (net.fields.includes("papers")) say(RANK.told, "Other talks", `${about} ${papersSaid(net, named)}.`);
  return said;
}

/** The presentations a session has now and had not, and the other way round. */
export function papersChanged({ was, is }: Net): { joined: string[]; left: string[] } {
  const [before, now] = [(was.papers ?? []) as string[], (is.papers ?? []) as string[]];
  return {
    joined: now.filter((id) => !before.includes(id)),
    left: before.filter((id) => !now.includes(id)),
  };
}

function papersSaid(net: Net, named: Named): string {
  const { joined, left } = papersChanged(net);
  const titles = (ids: string[]) => listed(ids.map((id) => quoted(named.presentations.get(id)?.title ?? "")));
  const said = [
    ...(joined.length > 0 ? [`now holds ${titles(joined)}`] : []),
    ...(left.length > 0 ? [`no longer holds ${titles(left)}`] : []),
  ];
  return said.length > 0 ? said.join(" and ") : "has its talks in another order";
}
