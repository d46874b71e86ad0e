import type { Rows } from "@/prisma/seed/rows";

/** Each tenth person follows one of everything but presentations, in turn. */
export function addFollowsOfMore(rows: Rows, id: () => string): void {
  rows.people.forEach((person, n) => {
    if (n % 10 > 0) return;
    const of = { personId: person.id };
    const session = rows.sessions[n % rows.sessions.length];
    const theme = rows.themes[n % rows.themes.length];
    const keyword = rows.keywords[n % rows.keywords.length];
    const part = rows.parts[n % rows.parts.length];
    if (session) rows.follows.push({ id: id(), ...of, sessionId: session.id });
    if (theme) rows.follows.push({ id: id(), ...of, themeId: theme.id });
    if (keyword) rows.follows.push({ id: id(), ...of, keywordId: keyword.id });
    if (part) rows.follows.push({ id: id(), ...of, presenterId: part.personId });
  });
}
