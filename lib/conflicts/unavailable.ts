import { type Found, keyOf, sideOf } from "@/lib/conflicts/conflict";
import type { ProgrammeFacts } from "@/lib/conflicts/facts";
import { grouped } from "@/lib/conflicts/grouped";
import { peopleOf, spansOf } from "@/lib/conflicts/spans";

/**
 * A session at a time at which one of its people said that they cannot. Its key names what they said, not whom: when
 * they say something else, an acknowledgement of this is one of that no more.
 */
export function unavailable({ sessions, people, unavailable }: ProgrammeFacts): Found[] {
  if (unavailable.length === 0) return [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const byPerson = grouped(unavailable, ({ personId }) => [personId]);
  return spansOf(sessions).flatMap(({ session, from, until }) =>
    [...peopleOf(session)].flatMap((personId) =>
      (byPerson.get(personId) ?? [])
        .filter(({ startsAt, endsAt }) => startsAt < until && from < endsAt)
        .map(({ id, startsAt, endsAt, timeZone }) => {
          const sessions = [sideOf(session)];
          const facts = { person: names.get(personId) ?? "", from: startsAt, until: endsAt, timeZone };
          const key = keyOf("unavailable", [id], sessions);
          return { kind: "unavailable", key, sessions, personId, facts } satisfies Found;
        }),
    ),
  );
}
