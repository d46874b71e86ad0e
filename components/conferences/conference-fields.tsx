import { DateField, SelectField, TextField } from "@/components/ui/fields";

export const MODES = [
  { value: "in_person", label: "In person" },
  { value: "online", label: "Online" },
  { value: "blended", label: "In person and online" },
];

export type ConferenceValues = {
  name: string;
  slug: string;
  place: string;
  mode: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
};

/** What, when and where a conference is: on the page that makes one, and among its settings. */
export function ConferenceFields({
  values,
  zones,
  slugHint,
  isNew = false,
}: {
  values: ConferenceValues;
  zones: readonly string[];
  slugHint: string;
  isNew?: boolean;
}) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <div className="md:col-span-2">
        <TextField name="name" label="Name" defaultValue={values.name} required maxLength={200} />
      </div>
      <TextField
        name="slug"
        label="Address"
        hint={slugHint}
        defaultValue={values.slug}
        required={!isNew}
        maxLength={80}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="place"
        label="Place"
        hint="As on the programme: “Kyoto, Japan, and online”."
        defaultValue={values.place}
        required
        maxLength={200}
      />
      <DateField name="startsOn" label="First day" defaultValue={values.startsOn} required />
      <DateField name="endsOn" label="Last day" defaultValue={values.endsOn} required />
      <SelectField name="mode" label="Takes place" options={MODES} defaultValue={values.mode} />
      <SelectField
        name="timeZone"
        label="Time zone"
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        defaultValue={values.timeZone}
      />
    </div>
  );
}
