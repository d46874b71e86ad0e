import { ActionForm } from "@/components/ui/action-form";
import type { UnavailableTime } from "@/lib/availability/schema";
import { elsewhereInWords, unavailableInWords, zoneName } from "@/lib/availability/words";
import type { FormAction } from "@/lib/form-state";

/**
 * Times somebody cannot be there, each to be taken back. Their person reads them on the clocks they were said in,
 * organisers on the conference's, and either the other beside it where it differs.
 */
export function TimeList({
  times,
  zone,
  reader,
  takeBack,
}: {
  times: readonly UnavailableTime[];
  /** The conference's. */
  zone: string;
  reader: { isOrganiser: boolean };
  takeBack: FormAction;
}) {
  return (
    <ul className="mb-4 max-w-3xl divide-y divide-rule border-y border-rule">
      {times.map((time) => {
        const [here, beside] = reader.isOrganiser ? asOrganiser(zone, time) : asPerson(zone, time);
        return (
          <li key={time.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 wrap-anywhere">
              <p className="tabular-nums">{here}</p>
              {beside && <p className="text-sm text-ink-muted tabular-nums">{beside}</p>}
              {time.note && <p className="text-sm text-ink-muted">“{time.note}”</p>}
            </div>
            <ActionForm
              action={takeBack}
              rank="quiet"
              submit={
                <span>
                  Take back<span className="sr-only">: {here}</span>
                </span>
              }
              hidden={{ unavailabilityId: time.id }}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** "Sat 12 June, before 14:00" · "Sat 12 June, before 17:00 their time (Pacific/Auckland)". */
function asOrganiser(zone: string, time: UnavailableTime): [string, string | null] {
  const isElsewhere = elsewhereInWords(zone, time) !== null;
  const there = `${unavailableInWords(time.timeZone, time)} their time (${zoneName(time.timeZone)})`;
  return [unavailableInWords(zone, time), isElsewhere ? there : null];
}

/** "Sat 12 June, before 17:00 (Pacific/Auckland)" · "At the conference: Sat 12 June, before 14:00 (Asia/Tokyo)". */
function asPerson(zone: string, time: UnavailableTime): [string, string | null] {
  const there = elsewhereInWords(zone, time);
  return [
    `${unavailableInWords(time.timeZone, time)} (${zoneName(time.timeZone)})`,
    there && `At the conference: ${there} (${zoneName(zone)})`,
  ];
}
