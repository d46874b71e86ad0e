import { ThemeRule } from "@/components/conferences/theme-name";
import { ChoosePresentation } from "@/components/organise/desk-form";
import { addressWith } from "@/components/organise/filter-address";
import type { FilterValues } from "@/components/organise/filters";
import { Table } from "@/components/ui/table";
import { type Wait, waitsInWords } from "@/lib/schedule/waiting";
import type { SubmissionRow } from "@/lib/sessions/view";
import { dayInWords, timeInWords } from "@/lib/time/words";

const STATES: Record<SubmissionRow["state"], { sign: string; colour: string }> = {
  draft: { sign: "…", colour: "text-ink-muted" },
  submitted: { sign: "?", colour: "text-warn" },
  accepted: { sign: "✓", colour: "text-ok" },
  declined: { sign: "–", colour: "text-ink-muted" },
  withdrawn: { sign: "×", colour: "text-danger" },
};

/** The submissions as rows to scan and choose. Narrow screens say under the title what wide ones say in columns. */
export function SubmissionTable({
  rows,
  waits,
  conference,
  path,
  filters,
}: {
  rows: SubmissionRow[];
  /** What each waits for, by id. */
  waits: ReadonlyMap<string, readonly Wait[]>;
  conference: { slug: string; timeZone: string };
  path: string;
  filters: FilterValues;
}) {
  const head = (by: string, name: string, className = "") => (
    <th scope="col" aria-sort={filters.sort === by ? "ascending" : undefined} className={className}>
      <a
        href={addressWith(path, filters, { sort: filters.sort === by ? "newest" : by })}
        className="quiet-link"
      >
        {name}
        {filters.sort === by && <span aria-hidden="true"> ↓</span>}
      </a>
    </th>
  );
  return (
    <Table label="Submissions">
      <thead>
        <tr>
          <th scope="col" className="w-8">
            <span className="sr-only">Choose</span>
          </th>
          {head("title", "Title and presenters")}
          {head("theme", "Theme", "hidden lg:table-cell")}
          {head("type", "Type", "hidden md:table-cell")}
          <th scope="col">State</th>
          <th scope="col" className="hidden min-w-28 md:table-cell">
            Session
          </th>
          <th scope="col" className="hidden whitespace-nowrap text-right md:table-cell">
            Media
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} waits={waitsInWords(waits.get(row.id) ?? [])} conference={conference} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({
  row,
  waits,
  conference,
}: {
  row: SubmissionRow;
  waits: string | null;
  conference: { slug: string; timeZone: string };
}) {
  const { sign, colour } = STATES[row.state];
  const session = row.session && <SessionCell session={row.session} conference={conference} />;
  return (
    <tr className="hover:bg-tint">
      <td>
        <ChoosePresentation id={row.id} title={row.title} sessionId={row.session?.id ?? null} />
      </td>
      <th scope="row" className="border-t border-rule align-top! text-base! font-normal!">
        <div className="flex gap-3">
          <ThemeRule hue={row.theme.hue} className="w-[3px] shrink-0" />
          <div className="min-w-0">
            <a
              href={`/${conference.slug}/presentations/${row.slug}/edit`}
              className="quiet-link font-serif text-lg leading-snug text-ink"
            >
              {row.title}
            </a>
            <p className="text-sm text-ink-muted">
              {row.presenters.join(", ") || "No presenter yet"}
              <span className="lg:hidden"> · {row.theme.name}</span>
              <span className="md:hidden"> · {row.type}</span>
              {row.media === 0 && row.state === "accepted" && <span className="md:hidden"> · no media</span>}
            </p>
            {waits && <p className="text-sm text-ink-muted">Waits for {waits}</p>}
            {session && <div className="md:hidden">{session}</div>}
          </div>
        </div>
      </th>
      <td className="hidden text-sm lg:table-cell">{row.theme.name}</td>
      <td className="hidden text-sm md:table-cell">{row.type}</td>
      <td className="whitespace-nowrap text-sm">
        <span aria-hidden="true" className={`inline-block w-4 font-semibold ${colour}`}>
          {sign}
        </span>
        {row.state}
      </td>
      <td className="hidden text-sm md:table-cell">{session ?? <NoSession state={row.state} />}</td>
      <td className="hidden text-right text-sm tabular-nums md:table-cell">
        <a href={`/${conference.slug}/presentations/${row.slug}/media`} className="quiet-link">
          {row.media || "–"}
          <span className="sr-only"> files and links of {row.title}: tend them</span>
        </a>
      </td>
    </tr>
  );
}

function SessionCell({
  session,
  conference,
}: {
  session: NonNullable<SubmissionRow["session"]>;
  conference: { slug: string; timeZone: string };
}) {
  const { timeZone } = conference;
  return (
    <p className="text-sm">
      <a href={`/${conference.slug}/organise/sessions/${session.id}`} className="quiet-link">
        {session.title}
      </a>
      <span className="block text-ink-muted">
        {session.startsAt
          ? `${dayInWords(timeZone, session.startsAt)}, ${timeInWords(timeZone, session.startsAt)}`
          : "no time yet"}
      </span>
    </p>
  );
}

function NoSession({ state }: { state: SubmissionRow["state"] }) {
  return <span className="text-ink-muted">{state === "accepted" ? "unassigned" : "–"}</span>;
}
