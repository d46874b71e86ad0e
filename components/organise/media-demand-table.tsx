import { ThemeRule } from "@/components/conferences/theme-name";
import { Table } from "@/components/ui/table";
import type { DemandGroup, Wanted, WantedKind } from "@/lib/requests/demand";
import type { AnswerOnPage } from "@/lib/requests/schema";
import { calendarDayInWords, dayAndSpanInWords, dayInWords } from "@/lib/time/words";

type Row = Wanted & {
  isSilent: boolean;
  isOwed: boolean;
  presenters: { name: string; unreachable: "unclaimed" | "no_address" | "left" | null }[];
  askers: { name: string; kind: string; sentence: string }[];
};
type Group = DemandGroup<Row> & { presentations: number; asks: number };
type Conference = { slug: string; timeZone: string };

const UNREACHABLE = { unclaimed: "has not confirmed yet", no_address: "no proved address", left: "has left" };

/** What is asked for and not there, group by group. Whoever is silent is chosen to be reminded. */
export function MediaDemandTable({ groups, conference }: { groups: Group[]; conference: Conference }) {
  return (
    <Table label="Asked for and not there">
      <thead>
        <tr>
          <th scope="col" className="w-8">
            <span className="sr-only">Choose</span>
          </th>
          <th scope="col">Presentation and presenters</th>
          <th scope="col" className="hidden md:table-cell">
            Asked for
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="pt-8! text-base!">
              <GroupName of={group.of} slug={conference.slug} />
              <span className="block text-sm font-normal text-ink-muted tabular-nums">
                {[
                  ...whenAndWhere(group.of, conference.timeZone),
                  many(group.presentations, "presentation"),
                  many(group.asks, "ask"),
                ].join(" · ")}
              </span>
            </th>
          </tr>
          {group.rows.map((row) => (
            <DemandRow key={row.id} row={row} conference={conference} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

const many = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

function GroupName({ of, slug }: { of: Group["of"]; slug: string }) {
  if (of === null) return <span className="font-serif text-lg">Not placed yet</span>;
  if ("day" in of) return <span className="font-serif text-lg">{calendarDayInWords(of.day)}</span>;
  if ("theme" in of) return <span className="font-serif text-lg">{of.theme.name}</span>;
  return (
    <a
      href={`/${slug}/organise/sessions/${of.session.id}`}
      className="quiet-link font-serif text-lg text-ink"
    >
      {of.session.title}
    </a>
  );
}

function whenAndWhere(of: Group["of"], timeZone: string): string[] {
  if (of === null || !("session" in of)) return [];
  const { startsAt, minutes, room } = of.session;
  return [startsAt ? dayAndSpanInWords(timeZone, startsAt, minutes) : "No time yet", ...(room ? [room] : [])];
}

function DemandRow({ row, conference }: { row: Row; conference: Conference }) {
  const { slug, timeZone } = conference;
  return (
    <tr className="hover:bg-tint">
      <td>
        {row.isOwed && (
          <label className="control -m-2 inline-flex items-start p-2">
            <input
              type="checkbox"
              name="p"
              value={row.id}
              defaultChecked={row.isSilent}
              className="mt-0.5 size-5 shrink-0"
            />
            <span className="sr-only">Choose “{row.title}”</span>
          </label>
        )}
      </td>
      <th scope="row" className="border-t border-rule align-top! text-base! font-normal!">
        <div className="flex gap-3">
          <ThemeRule hue={row.theme.hue} className="w-[3px] shrink-0" />
          <div className="min-w-0">
            <a
              href={`/${slug}/presentations/${row.slug}/media`}
              className="quiet-link font-serif text-lg leading-snug text-ink"
            >
              {row.title}
            </a>
            <p className="text-sm text-ink-muted">
              {row.presenters.length === 0 && "No presenter yet"}
              {row.presenters.map(({ name, unreachable }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two presenters may have one name
                <span key={at}>
                  {at > 0 && ", "}
                  {name}
                  {unreachable && <span className="text-warn"> ({UNREACHABLE[unreachable]})</span>}
                </span>
              ))}
            </p>
            <div className="mt-1 md:hidden">
              <KindLines row={row} timeZone={timeZone} />
            </div>
            <Askers askers={row.askers} />
          </div>
        </div>
      </th>
      <td className="hidden md:table-cell">
        <KindLines row={row} timeZone={timeZone} />
      </td>
    </tr>
  );
}

function KindLines({ row, timeZone }: { row: Row; timeZone: string }) {
  return (
    <ul className="text-sm">
      {row.kinds.map((kind) => (
        <li key={kind.name} className="tabular-nums">
          {kind.name} <strong className="font-semibold">{kind.asked}</strong>
          <span className="text-ink-muted"> · since {dayInWords(timeZone, kind.since)}</span>
          <Answer kind={kind} />
        </li>
      ))}
      {row.dueOn && (
        <li className={row.isOverdue ? "text-danger" : "text-warn"}>
          {row.isOverdue ? "Overdue: media were" : "Media are"} due {calendarDayInWords(row.dueOn)}
        </li>
      )}
      {row.isSilent && <li className="text-warn">No word yet</li>}
    </ul>
  );
}

function Answer({ kind: { answer, isOnItsWay } }: { kind: WantedKind }) {
  if (isOnItsWay) return <span className="text-ink-muted"> · added, not open yet</span>;
  if (answer === null) return null;
  return <span className={ANSWERS[answer.state]}> · {inWords(answer)}</span>;
}

const ANSWERS = { promised: "text-ok", late: "text-danger", declined: "text-ink-muted" };

function inWords(answer: AnswerOnPage): string {
  if (answer.state === "declined") return `declined: ${answer.reason}`;
  const day = calendarDayInWords(answer.day);
  return answer.state === "late" ? `late, promised by ${day}` : `promised by ${day}`;
}

/** Who asks, and what was said: for who wants to know. */
function Askers({ askers }: { askers: Row["askers"] }) {
  if (askers.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-ink-muted">Who asks</summary>
      <ul className="pb-1">
        {askers.map(({ name, kind, sentence }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may ask the same
          <li key={at}>
            {name}, {kind}
            {sentence && <span className="font-serif">: “{sentence}”</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
