import { modeInWords, modesFit } from "@/lib/conferences/modes";
import { type Refused, refuse } from "@/lib/result";
import { fillInWords, fillOf, isOver, type TypeShape } from "@/lib/sessions/capacity";

type Mode = "in_person" | "online" | "blended";

export type Candidate = {
  title: string;
  typeId: string;
  type: { name: string };
  mode: Mode;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
};

type SessionToJoin = {
  title: string;
  typeId: string;
  type: TypeShape & { name: string };
  mode: Mode;
  minutes: number;
};

export type AdmissionRefusal = "withdrawn" | "not_accepted" | "wrong_type" | "wrong_mode";

/** Why a presentation may not stand in a session, or null: it is accepted, not withdrawn, of its type and mode. */
export function whyNotAdmitted(
  candidate: Candidate,
  session: SessionToJoin,
): Refused<AdmissionRefusal> | null {
  const { title } = candidate;
  if (candidate.withdrawnAt) return refuse("withdrawn", { title });
  if (!candidate.acceptedAt) return refuse("not_accepted", { title });
  if (candidate.typeId !== session.typeId)
    return refuse("wrong_type", {
      ...{ title, type: candidate.type.name, session: session.title, sessionType: session.type.name },
    });
  if (!modesFit(candidate.mode, session.mode))
    return refuse("wrong_mode", {
      ...{ title, mode: modeInWords(candidate.mode) },
      ...{ session: session.title, sessionMode: modeInWords(session.mode) },
    });
  return null;
}

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
