import { CheckboxField, TextField } from "@/components/ui/fields";

export type RulesValues = {
  abstractWordLimit: number;
  mediaMegabytes: number;
  mediaMost: number;
  quietMinutes: number;
  chairsOrderSessions: boolean;
  demandsRegistration: boolean;
  editOpens: string;
  editCloses: string;
  lockedFields: readonly string[];
};

const FIELDS = [
  { value: "title", label: "Title" },
  { value: "abstract", label: "Abstract" },
  { value: "keywords", label: "Keywords" },
  { value: "presenters", label: "Presenters and their names" },
  { value: "affiliation", label: "Affiliation" },
  { value: "biography", label: "Biography" },
  { value: "media", label: "Media" },
];

/** Limits, and when presenters edit what. */
export function RulesFields({ values, zone }: { values: RulesValues; zone: string }) {
  return (
    <div className="grid items-end gap-6 md:grid-cols-2">
      <TextField
        name="abstractWordLimit"
        label="Words of an abstract, at most"
        inputMode="numeric"
        defaultValue={values.abstractWordLimit}
        required
        className="max-w-32"
      />
      <TextField
        name="mediaMegabytes"
        label="Megabytes of a media file, at most"
        hint="2000 are about an hour of video. Presenters are told before they choose a file."
        inputMode="numeric"
        defaultValue={values.mediaMegabytes}
        required
        className="max-w-32"
      />
      <TextField
        name="mediaMost"
        label="Files and links of a presentation, at most"
        hint="Removed ones count, too: they can be put back."
        inputMode="numeric"
        defaultValue={values.mediaMost}
        required
        className="max-w-32"
      />
      <TextField
        name="quietMinutes"
        label="Minutes without a further change until people are told"
        hint="Dragged twenty times, a session is told of once; undone in time, never. At once within 24 hours of the start."
        inputMode="numeric"
        defaultValue={values.quietMinutes}
        required
        className="max-w-32"
      />
      <TextField
        name="editOpens"
        type="datetime-local"
        label="Presenters edit from"
        hint={`A clock in ${zone}. Empty: from the start.`}
        defaultValue={values.editOpens}
        className="max-w-72"
      />
      <TextField
        name="editCloses"
        type="datetime-local"
        label="Presenters edit until"
        hint={`A clock in ${zone}. Empty: without end.`}
        defaultValue={values.editCloses}
        className="max-w-72"
      />
      <div className="md:col-span-2">
        <CheckboxField
          name="chairsOrderSessions"
          label="Chairs put the papers of their own sessions in order"
          hint="On the draft; the public sees it when an organiser publishes."
          defaultChecked={values.chairsOrderSessions}
        />
      </div>
      <div className="md:col-span-2">
        <CheckboxField
          name="demandsRegistration"
          label="A presentation is scheduled only when one of its presenters is registered and has paid"
          hint="With a type of registration that fits how it is given, one registration for each presentation. Who is registered comes in by import."
          defaultChecked={values.demandsRegistration}
        />
      </div>
      <fieldset className="md:col-span-2">
        <legend className="font-medium">Closed to presenters all the same</legend>
        <p className="mb-3 text-sm text-ink-muted">
          Organisers edit everything at any time; presenters what is not ticked here.
        </p>
        <div className="grid gap-2 sm:grid-cols-2">
          {FIELDS.map(({ value, label }) => (
            <CheckboxField
              key={value}
              name="lockedFields"
              value={value}
              label={label}
              defaultChecked={values.lockedFields.includes(value)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
