import { modesFit } from "@/lib/conferences/modes";
import { type PresentationFact, type RegistrationFact, usedFor } from "@/lib/registrations/used-for";

/** How a presentation stands to the registration that its conference demands. */
export type RegistrationStanding =
  | { state: "missing" }
  /** A presenter's registration, and the presentation it counts for instead. */
  | { state: "used_elsewhere"; registrationId: string; presentationId: string }
  | { state: "used"; registrationId: string; fits: boolean; isPaid: boolean };

/** The standing of each presentation of one conference; what is given and in which order is `usedFor`'s. */
export function standings(
  presentations: readonly PresentationFact[],
  registrations: readonly RegistrationFact[],
): Map<string, RegistrationStanding> {
  const used = usedFor(presentations, registrations);
  const byId = new Map(registrations.map((one) => [one.id, one]));
  const usedAt = new Map([...used].map(([presentationId, id]) => [id, presentationId]));
  const ofPerson = new Map<string, RegistrationFact>();
  for (const one of registrations) if (!ofPerson.has(one.personId)) ofPerson.set(one.personId, one);
  const standingOf = (presentation: PresentationFact): RegistrationStanding => {
    const own = byId.get(used.get(presentation.id) ?? "");
    if (own) {
      const fits = modesFit(own.mode, presentation.mode);
      return { state: "used", registrationId: own.id, fits, isPaid: own.isPaid };
    }
    const [other] = presentation.presenterIds.flatMap((personId) => ofPerson.get(personId) ?? []);
    const elsewhere = other && (usedAt.get(other.id) ?? other.presentationId);
    return other && elsewhere
      ? { state: "used_elsewhere", registrationId: other.id, presentationId: elsewhere }
      : { state: "missing" };
  };
  return new Map(presentations.map((one) => [one.id, standingOf(one)]));
}
