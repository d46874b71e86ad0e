import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";

/** A paper in a session of another type. */
export function wrongType({ sessions, types }: ProgrammeFacts): Found[] {
  const names = new Map(types.map(({ id, name }) => [id, name]));
  return sessions.flatMap((session) =>
    session.papers
      .filter(({ isWithdrawn, typeId }) => !isWithdrawn && typeId !== session.typeId)
      .map(({ id, title, typeId }) => {
        const sessions = [sideOf(session)];
        const types = { type: names.get(typeId) ?? "", sessionType: names.get(session.typeId) ?? "" };
        const key = keyOf("wrong_type", [id], sessions);
        return { kind: "wrong_type", key, sessions, presentationId: id, facts: { paper: title, ...types } };
      }),
  );
}
