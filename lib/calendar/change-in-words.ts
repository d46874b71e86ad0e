import type { ChangeAtRest } from "@/lib/calendar/changes-at-rest";
import type { ChangeEntry } from "@/lib/calendar/schema";
import { linesOf } from "@/lib/notifications/lines";
import type { Net } from "@/lib/notifications/net";
import type { Named } from "@/lib/notifications/words-slot";

/** Whoever follows everything, and is nobody in particular. */
const READER = {
  ...{ isPresenter: false, isFollower: true, isListed: false, isFormer: false },
  ...{ knownMedia: [], ownSlots: [] },
};

/** A change as an entry of a feed, in the words followers get; null: nothing in it is worth one. */
export function changeInWords(
  net: Net,
  { subject, number, at }: ChangeAtRest,
  named: Named,
): ChangeEntry | null {
  const lines = linesOf(subject, net, READER, namedThen(net, named)).sort((a, b) => a.rank - b.rank);
  const [first] = lines;
  // What is gone without a trace of its title says nothing to anybody.
  if (!first || first.title === "") return null;
  const sentences = lines.map(({ sentence }) => sentence);
  return { id: `${number}/${subject}`, path: first.path, at, headline: first.headline, sentences };
}

/** With the title it had then: an entry stays as it is when another one follows. */
function namedThen({ id, is }: Net, named: Named): Named {
  const { title } = is;
  if (typeof title !== "string") return named;
  const [presentation, session] = [named.presentations.get(id), named.sessions.get(id)];
  return {
    ...named,
    ...(presentation && { presentations: new Map(named.presentations).set(id, { ...presentation, title }) }),
    ...(session && { sessions: new Map(named.sessions).set(id, { ...session, title }) }),
  };
}
