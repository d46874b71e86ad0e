import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { PaperFacts, ProgrammeFacts } from "@/lib/conflicts/facts";

/** Papers that stand in a session and are not accepted; what was withdrawn is that and nothing else. */
export function notAccepted(facts: ProgrammeFacts): Found[] {
  return papersThat(facts, "not_accepted", ({ isAccepted, isWithdrawn }) => !isAccepted && !isWithdrawn);
}

/** Papers that stand in a session and were withdrawn: they keep their place until an organiser takes it. */
export function withdrawn(facts: ProgrammeFacts): Found[] {
  return papersThat(facts, "withdrawn", ({ isWithdrawn }) => isWithdrawn);
}

function papersThat(
  { sessions }: ProgrammeFacts,
  kind: "not_accepted" | "withdrawn",
  are: (paper: PaperFacts) => boolean,
): Found[] {
  return sessions.flatMap((session) =>
    session.papers.filter(are).map(({ id, title }) => {
      const sessions = [sideOf(session)];
      const key = keyOf(kind, [id], sessions);
      return { kind, key, sessions, presentationId: id, facts: { paper: title } };
    }),
  );
}
