import type { NoticeKind } from "@/lib/notifications/kind-of";
import { type Net, SLOT } from "@/lib/notifications/net";
import { mediaSaid, presentationSaid, RANK, type Said } from "@/lib/notifications/words-presentation";
import { papersChanged, sessionSaid } from "@/lib/notifications/words-session";
import { type Named, quoted } from "@/lib/notifications/words-slot";

/** What one person is told of one subject, as one kind of thing. */
export type Line = Said & { subject: string; kind: NoticeKind; title: string; path: string; net: Net };

/** What somebody is to a subject, and what they need not be told of it. */
export type Listener = {
  isPresenter: boolean;
  isFollower: boolean;
  /** Printed as presenter, but never said so: what is theirs is a withdrawal only. */
  isListed: boolean;
  /** Chaired the session before. */
  isFormer: boolean;
  /** Ids of media they added, or had asked for and were told of. */
  knownMedia: string[];
  /** “X”: when and where, of each presentation they give; of a programme that is published. */
  ownSlots: string[];
};

/** Everything one person is told of one subject. */
export function linesOf(subject: string, net: Net, listener: Listener, named: Named): Line[] {
  if (net.noun === "session") return sessionLines(subject, net, listener, named);
  if (net.noun === "presentation") return presentationLines(subject, net, listener, named);
  const { name, slug } = named.conference;
  const own = listener.ownSlots.length > 0 ? ` You present ${listener.ownSlots.join("; ")}.` : "";
  const sentence = `The programme of ${name} is published.${own}`;
  const said = { rank: RANK.published, headline: `The programme of ${name} is published`, sentence };
  return [{ ...said, subject, net, kind: "programme_published", title: name, path: `/${slug}` }];
}

function presentationLines(subject: string, net: Net, listener: Listener, named: Named): Line[] {
  const { title = "", path = "/my" } = named.presentations.get(net.id) ?? {};
  const about = { subject, net, title, path };
  const isOwn = listener.isPresenter || (listener.isListed && net.fields.includes("isWithdrawn"));
  const changed = isOwn || listener.isFollower ? presentationSaid(net, isOwn, named) : [];
  const media = listener.isFollower ? mediaSaid(net, listener.knownMedia, named) : [];
  return [
    ...asLine(changed, { ...about, kind: isOwn ? "own_changed" : "followed_changed" }),
    ...asLine(media, { ...about, kind: "followed_media" }),
  ];
}

function sessionLines(subject: string, net: Net, listener: Listener, named: Named): Line[] {
  const about = { subject, net, ...(named.sessions.get(net.id) ?? { title: "", path: "/my" }) };
  const { isPresenter, isFollower, isFormer } = listener;
  return [
    ...(isPresenter ? asLine(sessionSaid(net, "chair", named), { ...about, kind: "own_changed" }) : []),
    ...(isFormer ? asLine(sessionSaid(net, "former", named), { ...about, kind: "own_changed" }) : []),
    ...(isFollower && !isPresenter
      ? asLine(sessionSaid(net, "follower", named), { ...about, kind: "followed_changed" })
      : []),
  ];
}

/** All that is said of a subject in one line, under the headline that matters most. */
function asLine(said: Said[], about: Omit<Line, keyof Said>): Line[] {
  const [first] = [...said].sort((a, b) => a.rank - b.rank);
  return first ? [{ ...first, ...about, sentence: said.map(({ sentence }) => sentence).join(" ") }] : [];
}

/**
 * The lines of one person, the most important first, without those another one says as well: a followed paper that
 * moved with its followed session; a paper that joined or left a followed session and is followed itself.
 */
export function withoutDoubles(lines: Line[]): Line[] {
  const movedSessions = new Set(lines.filter(isMovedSession).map(({ net }) => net.id));
  const subjects = new Set(lines.map(({ subject }) => subject));
  return lines
    .filter(({ kind, net }) => !(kind === "followed_changed" && movedWith(net, movedSessions)))
    .filter(({ kind, net }) => !(kind === "followed_changed" && isSaidByPapers(net, subjects)))
    .sort((a, b) => a.rank - b.rank || (a.sentence < b.sentence ? -1 : 1));
}

function isMovedSession({ net }: Line): boolean {
  return net.noun === "session" && net.fields.some((field) => SLOT.includes(field));
}

function movedWith({ noun, fields, is }: Net, sessions: Set<string>): boolean {
  const onlyMoved = fields.every((field) => SLOT.includes(field) && field !== "sessionId");
  return noun === "presentation" && onlyMoved && sessions.has(String(is.sessionId));
}

function isSaidByPapers(net: Net, subjects: Set<string>): boolean {
  if (net.noun !== "session" || net.fields.some((field) => field !== "papers")) return false;
  const { joined, left } = papersChanged(net);
  const ids = [...joined, ...left];
  return ids.length > 0 && ids.every((id) => subjects.has(`presentation:${id}`));
}

/** A mail with these lines, the most important in its subject. */
export function mailOf(lines: Line[], conferenceName: string, origin: string) {
  const [first, ...more] = lines;
  const others = more.length > 0 ? `, and ${more.length} more` : "";
  return {
    subject: `${first?.headline ?? ""}${others}`,
    text: [conferenceName, ...lines.map(({ sentence, path }) => `${sentence}\n${origin}${path}`)].join(
      "\n\n",
    ),
  };
}

/** “X”: Tue 12 May, 14:00–14:20 (CEST), Room B. */
export function ownSlot(title: string, slot: string | null): string {
  return `${quoted(title)}${slot ? `: ${slot}` : ", not placed yet"}`;
}
