import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import type { ConferenceState } from "@/lib/imports/conference-state";
import type { ImportRow, Named } from "@/lib/imports/row";

type NewPerson = { id: string; name: string; address: string };

/** Whom an import names, found or to be made. */
export type People = {
  /** The person's id, `new` when nobody is known; the same address or id is the same person throughout a file. */
  find: (named: Named) => { id: string; isNew: boolean };
  /** People made by `find`, by id. */
  made: Map<string, NewPerson>;
  /** Ids of the source that become known by this file, and whose they are. */
  linked: Map<string, string>;
};

type Found = { byAddress: Map<string, string>; inConference: Set<string> };

/** Reads who has the addresses that the rows name, and who takes part in the conference already. */
export async function readPeople(tx: Db, state: ConferenceState, rows: readonly ImportRow[]): Promise<Found> {
  const addresses = new Set(
    rows.flatMap(namesOf).flatMap(({ address }) => (address ? [address.toLowerCase()] : [])),
  );
  const emails = await tx.$queryRaw<{ address: string; personId: string }[]>`
    SELECT lower(e.address::text) AS address, coalesce(p."mergedIntoId", p.id)::text AS "personId"
    FROM "EmailAddress" e JOIN "Person" p ON p.id = e."personId"
    WHERE e.address = ANY(${[...addresses]}::citext[])`;
  const inConference = new Set<string>();
  for (const presentation of state.presentations.values())
    for (const part of presentation.parts) inConference.add(part.personId);
  for (const session of state.sessions.values()) if (session.chair) inConference.add(session.chair.id);
  return {
    byAddress: new Map(emails.map(({ address, personId }) => [address, personId])),
    inConference,
  };
}

/** Found by address; else by the source's own id, or ours as an export wrote it; never by name. */
export function peopleOf(state: ConferenceState, { byAddress, inConference }: Found): People {
  const made = new Map<string, NewPerson>();
  const madeFor = new Map<string, string>();
  const linked = new Map<string, string>();
  const known = ({ address, id }: Named): string | undefined =>
    (address ? byAddress.get(address.toLowerCase()) : undefined) ??
    (id ? state.externals.byId.get(`person ${id}`)?.subjectId : undefined) ??
    (inConference.has(id) ? id : undefined);
  const link = (externalId: string, personId: string) => {
    const isKnown = externalId === personId || state.externals.byId.has(`person ${externalId}`);
    if (externalId && !isKnown) linked.set(externalId, personId);
  };
  const find = (named: Named) => {
    const found = known(named);
    if (found) link(named.id, found);
    if (found) return { id: found, isNew: false };
    const keys = [
      named.address && `address ${named.address.toLowerCase()}`,
      named.id && `id ${named.id}`,
    ].filter(Boolean);
    let id = keys.map((key) => madeFor.get(key)).find(Boolean);
    if (!id) {
      id = randomUUID();
      made.set(id, { id, name: named.name, address: named.address });
    }
    for (const key of keys) madeFor.set(key, id);
    link(named.id, id);
    return { id, isNew: true };
  };
  return { find, made, linked };
}

function namesOf(row: ImportRow): Named[] {
  if (row.record === "session") return row.values.chair ? [row.values.chair] : [];
  return row.values.presenters ?? [];
}
