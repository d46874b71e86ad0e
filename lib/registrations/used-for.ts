import { type Mode, modesFit } from "@/lib/conferences/modes";

export type RegistrationFact = {
  id: string;
  personId: string;
  /** Of its type. */
  mode: Mode;
  isPaid: boolean;
  /** The presentation the source names for it. */
  presentationId: string | null;
};

export type PresentationFact = {
  id: string;
  mode: Mode;
  /** Who presents it, in order. */
  presenterIds: readonly string[];
};

/**
 * Which registration counts for which presentation: one for each, and each for one.
 *
 * `presentations` are those that count: accepted, not withdrawn, the first accepted first. `registrations` are those
 * that are not cancelled, the oldest first. A registration that names one of its person's presentations is for that
 * one. All others are for a presentation of their person without one, so that as many as can be have one and what was
 * accepted first comes first; those that fit and are paid are given before those that only fit, and these before the
 * rest, so that a wrong type or an unpaid one is blamed only where nothing better is there.
 *
 * By presentation, the registration's id.
 */
export function usedFor(
  presentations: readonly PresentationFact[],
  registrations: readonly RegistrationFact[],
): Map<string, string> {
  const used = new Map<string, string>();
  const taken = new Set<string>();
  const byId = new Map(presentations.map((one) => [one.id, one]));
  for (const tier of TIERS)
    for (const registration of registrations) {
      const named = byId.get(registration.presentationId ?? "");
      if (!named?.presenterIds.includes(registration.personId)) continue;
      // Named, it is for no other, also where its paper has one already.
      taken.add(registration.id);
      if (!used.has(named.id) && tier(registration, named)) used.set(named.id, registration.id);
    }

  const ofPerson = new Map<string, RegistrationFact[]>();
  for (const registration of registrations)
    ofPerson.set(registration.personId, [...(ofPerson.get(registration.personId) ?? []), registration]);
  for (const tier of TIERS) giveOut({ presentations, ofPerson, tier, used, taken });
  return used;
}

type Tier = (registration: RegistrationFact, presentation: PresentationFact) => boolean;

/** The best first. */
const TIERS: readonly Tier[] = [
  (registration, { mode }) => modesFit(registration.mode, mode) && registration.isPaid,
  (registration, { mode }) => modesFit(registration.mode, mode),
  () => true,
];

type Giving = {
  presentations: readonly PresentationFact[];
  ofPerson: ReadonlyMap<string, RegistrationFact[]>;
  tier: Tier;
  used: Map<string, string>;
  taken: Set<string>;
};

/** A matching that is as large as can be (augmenting paths); what has one of a better tier keeps it. */
function giveOut({ presentations, ofPerson, tier, used, taken }: Giving): void {
  const waiting = presentations.filter(({ id }) => !used.has(id));
  const heldBy = new Map<string, PresentationFact>();
  const offers = (presentation: PresentationFact) =>
    presentation.presenterIds
      .flatMap((personId) => ofPerson.get(personId) ?? [])
      .filter((registration) => !taken.has(registration.id) && tier(registration, presentation));
  const serve = (presentation: PresentationFact, tried: Set<string>): boolean => {
    const offered = offers(presentation);
    const free = offered.find(({ id }) => !heldBy.has(id));
    if (free) heldBy.set(free.id, presentation);
    if (free) return true;
    for (const { id } of offered) {
      if (tried.has(id)) continue;
      tried.add(id);
      const holder = heldBy.get(id);
      if (holder && !serve(holder, tried)) continue;
      heldBy.set(id, presentation);
      return true;
    }
    return false;
  };
  for (const presentation of waiting) serve(presentation, new Set());
  for (const [registrationId, { id }] of heldBy) {
    used.set(id, registrationId);
    taken.add(registrationId);
  }
}
