import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/page";
import type { FormAction } from "@/lib/form-state";
import { timeOfDay } from "@/lib/time/words";

type Hours = { version: number; timeZone: string | null; quietFrom: number; quietUntil: number };

/** When somebody wants no mail, and on which clock. */
export function QuietHoursSection({ hours, save }: { hours: Hours; save: FormAction }) {
  return (
    <Section title="Quiet hours" id="quiet-hours">
      <p className="mb-2">
        Between these times nothing is mailed; it waits for the end. What you follow and moves or is withdrawn
        within the next 24 hours does not wait.
      </p>
      <p className="mb-6">
        {hours.timeZone
          ? `They count in ${hours.timeZone.replaceAll("_", " ")}, your time zone.`
          : "You have chosen no time zone: they count in the zone of the conference a mail is about. Choose yours above to have your own clock."}
      </p>
      <ActionForm
        action={save}
        submit="Save quiet hours"
        rank="quiet"
        hidden={{ version: String(hours.version) }}
      >
        <div className="flex flex-wrap gap-6">
          <TextField
            name="quietFrom"
            type="time"
            label="From"
            defaultValue={timeOfDay(hours.quietFrom)}
            className="max-w-36"
            required
          />
          <TextField
            name="quietUntil"
            type="time"
            label="Until"
            hint="The same as “From”: no quiet hours."
            defaultValue={timeOfDay(hours.quietUntil)}
            className="max-w-36"
            required
          />
        </div>
      </ActionForm>
    </Section>
  );
}
