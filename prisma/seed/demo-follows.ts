import { type Demo, daysAgo } from "@/prisma/seed/demo-people";
import { bySlug } from "@/prisma/seed/rows";

/** A session, and one that meets at the same time in another room. */
const [SESSION, MEANWHILE] = ["remembering-in-public", "markets-at-the-edge"];

/**
 * What two attendees follow beside presentations: a session, a theme, a keyword, a presenter; and a paper given while
 * the session meets, so that a clash is to be seen.
 */
export function addFollows(demo: Demo): void {
  const { rows, file } = demo;
  const session = bySlug(rows.sessions, SESSION);
  const other = bySlug(rows.sessions, MEANWHILE).id;
  const paper = rows.places.find((place) => place.sessionId === other)?.presentationId;
  const part = rows.parts.find(({ presentationId }) => presentationId === paper);
  const keyword = rows.keywordUses.find(({ presentationId }) => presentationId === paper);
  if (!paper || !part || !keyword) throw new Error(`No paper of “${MEANWHILE}” with presenter and keyword`);
  for (const { address } of file.attendees.slice(0, 2)) {
    const personId = rows.emails.find((email) => email.address === address)?.personId;
    if (!personId) throw new Error(`Nobody has the address ${address}`);
    const mine = { personId, followedAt: daysAgo(demo, 9) };
    rows.follows.push(
      { ...mine, sessionId: session.id },
      { ...mine, themeId: bySlug(rows.themes, "politics").id },
      { ...mine, keywordId: keyword.keywordId },
      { ...mine, presenterId: part.personId },
    );
    const isFollowed = rows.follows.some((row) => row.personId === personId && row.presentationId === paper);
    if (!isFollowed) rows.follows.push({ ...mine, presentationId: paper });
  }
}
