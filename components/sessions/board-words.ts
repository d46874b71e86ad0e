import type { SessionOnDesk } from "@/lib/sessions/view";

/** What somebody who looks after a session may want to know, apart from conflicts. */
export function notesOf(session: SessionOnDesk): string[] {
  const notes = [];
  const missing = [!session.startsAt && "time", !session.room && "room", !session.chair && "chair"].filter(
    (word) => typeof word === "string",
  );
  if (missing.length > 0) notes.push(`No ${missing.join(", no ")} yet.`);
  const withdrawn = session.papers.filter((paper) => paper.isWithdrawn).length;
  if (withdrawn > 0) notes.push(`${withdrawn} withdrawn: the page says so, the place is free.`);
  const themes = new Set(session.papers.map((paper) => paper.theme.name));
  if (session.theme && themes.size > 0 && !(themes.size === 1 && themes.has(session.theme.name)))
    notes.push(`Holds other themes than its own, ${session.theme.name}.`);
  else if (!session.theme && themes.size > 1) notes.push(`Holds ${themes.size} themes.`);
  return notes;
}
