import type { SessionOffers } from "@/components/sessions/session-fields";
import { fullMinutes } from "@/lib/sessions/capacity";
import type { getSessionForm } from "@/lib/sessions/queries/session";
import { hasRepeatedTime } from "@/lib/time/zone";

type Form = NonNullable<Awaited<ReturnType<typeof getSessionForm>>>;

/** What a session's form offers to choose from, as the form wants it. */
export function offersOf({ conference, people }: Form): SessionOffers {
  const first = conference.startsOn.toISOString().slice(0, 10);
  const last = conference.endsOn.toISOString().slice(0, 10);
  return {
    ...{ themes: conference.themes, rooms: conference.rooms, people, zone: conference.timeZone },
    types: conference.types.map((type) => ({
      ...{ id: type.id, name: type.name },
      hint:
        type.sessionCapacity === 1
          ? `alone, ${fullMinutes(type)} minutes`
          : `up to ${type.sessionCapacity}, ${fullMinutes(type)} minutes`,
    })),
    days: { first, last },
    hasRepeatedTime: hasRepeatedTime(conference.timeZone, first, last),
  };
}
