import { type Refused, refuse } from "@/lib/result";
import { fillInWords, fillOf, isOver, type TypeShape } from "@/lib/sessions/capacity";

type SessionToJoin = { title: string; type: TypeShape; minutes: number };

/**
 * Why a session that holds presentations of these lengths does not take the new ones too, or null.
 * The facts say how full it is before them: "4 of 4 papers, 100 of 100 minutes".
 */
export function whyFull(
  session: SessionToJoin,
  held: readonly number[],
  added: readonly number[],
): Refused<"full"> | null {
  if (added.length === 0 || !isOver(session.type, fillOf(session.type, session.minutes, [...held, ...added])))
    return null;
  const fill = fillOf(session.type, session.minutes, held);
  return refuse("full", {
    ...{ session: session.title, fill: fillInWords(fill), added: added.length },
    left: Math.max(0, fill.paperLimit - fill.papers),
  });
}
