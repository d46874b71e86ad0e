import { zonesWith } from "@/components/conferences/zones";
import { ActionForm } from "@/components/ui/action-form";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import type { UnavailableIn } from "@/lib/availability/schema";
import { zoneName } from "@/lib/availability/words";
import type { FormAction } from "@/lib/form-state";
import { dayAfter, hasRepeatedTime } from "@/lib/time/zone";

/** Says one time somebody cannot be there. `whose`: "your", "their", before "zone". */
export function TimeForm({
  at,
  personId,
  whose,
  foldedAs,
  say,
}: {
  at: UnavailableIn;
  /** Of whom, when it is not the reader. */
  personId?: string;
  whose: "your" | "their";
  foldedAs: string;
  say: FormAction;
}) {
  const { conferenceId, days, zone, ownZone } = at;
  // The conference's first day may be another on clocks elsewhere.
  const [first, last] = [dayAfter(days.first, -1), dayAfter(days.last)];
  const mayRepeat = [zone, ownZone].some((one) => hasRepeatedTime(one, first, last));
  return (
    <ActionForm
      action={say}
      submit="Keep this time"
      rank="quiet"
      foldedAs={foldedAs}
      hidden={{ conferenceId, ...(personId && { personId }) }}
    >
      <DateField name="day" label="Day" min={first} max={last} required />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="from"
          type="time"
          label="From"
          hint="Empty: from the beginning of the day."
          className="max-w-40"
        />
        <TextField
          name="until"
          type="time"
          label="Until"
          hint="Empty: to the end of the day."
          className="max-w-40"
        />
      </div>
      {mayRepeat && (
        <SelectField
          name="occurrence"
          label="When clocks go back and that time comes twice"
          options={OCCURRENCES}
        />
      )}
      <SelectField
        name="timeZone"
        label={`On clocks in ${whose} zone`}
        hint={
          ownZone === zone
            ? `The conference’s is ${zoneName(zone)}, too.`
            : `The conference’s is ${zoneName(zone)}.`
        }
        options={[...new Set([...zonesWith(ownZone), zone])].map((one) => ({
          value: one,
          label: zoneName(one),
        }))}
        defaultValue={ownZone}
      />
      <TextField
        name="note"
        label="A note for the organisers"
        hint="If they should know why; nobody else reads it."
        maxLength={200}
      />
    </ActionForm>
  );
}

const OCCURRENCES = [
  { value: "", label: "It does not, on that day" },
  { value: "first", label: "The first time" },
  { value: "second", label: "The second time" },
];
