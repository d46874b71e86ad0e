import { Button } from "@/components/ui/button";

export type PersonRow = {
  id: string;
  name: string;
  addresses: string[];
  hasAccount: boolean;
  parts: { title: string; path: string; isClaimed: boolean }[];
  roles: string[];
  chairs: number;
};

/** People of a conference; two of them are chosen to be compared, and made one if they are. */
export function PeopleList({
  people,
  compare,
  times,
}: {
  people: readonly PersonRow[];
  compare: string;
  /** Where somebody's unavailable times stand. */
  times: string;
}) {
  return (
    <form action={compare}>
      <ul className="border-b border-rule">
        {people.map((person) => (
          <li
            key={person.id}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-t border-rule py-2 md:grid-cols-[auto_minmax(0,2fr)_minmax(0,3fr)]"
          >
            <label className="control -m-2 inline-flex items-start p-2">
              <input type="checkbox" name="person" value={person.id} className="mt-0.5 size-5 shrink-0" />
              <span className="sr-only">Choose {person.name}</span>
            </label>
            <div className="wrap-anywhere">
              <p className="font-medium">{person.name}</p>
              <p className="text-sm text-ink-muted">{standing(person)}</p>
              <p className="text-sm text-ink-muted">{person.addresses.join(", ")}</p>
            </div>
            <div className="col-start-2 md:col-start-3">
              <Parts parts={person.parts} />
              {(person.parts.length > 0 || person.chairs > 0 || person.roles.includes("chair")) && (
                <a href={`${times}?person=${person.id}`} className="control inline-flex items-center text-sm">
                  Unavailable times<span className="sr-only"> of {person.name}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-paper py-3 sm:sticky sm:bottom-0">
        <Button type="submit">Compare two</Button>
        <p className="text-sm text-ink-muted">Choose two rows that may be one person; merging comes after.</p>
      </div>
    </form>
  );
}

/** What somebody presents, and whether the part has been claimed. */
export function Parts({ parts }: { parts: PersonRow["parts"] }) {
  return (
    <ul>
      {parts.map(({ title, path, isClaimed }) => (
        <li key={path}>
          <a href={path} className="quiet-link font-serif">
            {title}
          </a>
          <span className="text-sm text-ink-muted">, {isClaimed ? "claimed" : "not claimed"}</span>
        </li>
      ))}
    </ul>
  );
}

/** "chair, chairs 2 sessions, has an account". */
export function standing({ roles, chairs, hasAccount }: PersonRow): string {
  return [
    ...roles,
    ...(chairs > 0 ? [chairs === 1 ? "chairs 1 session" : `chairs ${chairs} sessions`] : []),
    hasAccount ? "has an account" : "no account yet",
  ].join(", ");
}
