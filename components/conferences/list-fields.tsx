import { MODES } from "@/components/conferences/conference-fields";
import { CheckboxField, DateField, SelectField, TextField } from "@/components/ui/fields";
import { FORMATS } from "@/lib/media/formats";

type Theme = { name: string; hue: number; isSpecialFocus: boolean };
type Kind = { name: string; formats: readonly string[] };
type Room = {
  name: string;
  building: string | null;
  seats: number | null;
  mode: string;
  holdsSeveral: boolean;
};
type Type = {
  name: string;
  minutes: number;
  discussionMinutes: number;
  sessionCapacity: number;
  sessionMinimum: number;
  isGrouped: boolean;
  mode: string;
  mediaDueOn: string;
};

const HUES: Record<number, string> = {
  ...{ 25: "Red", 50: "Orange", 75: "Amber", 110: "Olive", 150: "Green", 190: "Teal" },
  ...{ 215: "Sea blue", 250: "Blue", 285: "Violet", 320: "Plum", 350: "Rose" },
};

const name = (defaultValue: string, maxLength = 200) => (
  <div className="md:col-span-2">
    <TextField name="name" label="Name" defaultValue={defaultValue} required maxLength={maxLength} />
  </div>
);

const count = (field: string, label: string, defaultValue: number | string, hint?: string) => (
  <TextField
    name={field}
    label={label}
    hint={hint}
    inputMode="numeric"
    defaultValue={defaultValue}
    className="max-w-32"
  />
);

export function ThemeFields({ values }: { values: Theme }) {
  const named = values.hue in HUES ? HUES : { ...HUES, [values.hue]: `As it is (${values.hue}°)` };
  return (
    <>
      {name(values.name)}
      <SelectField
        name="hue"
        label="Colour of the rule beside it"
        options={Object.entries(named).map(([value, label]) => ({ value, label }))}
        defaultValue={String(values.hue)}
      />
      <CheckboxField
        name="isSpecialFocus"
        label="This year’s special focus"
        defaultChecked={values.isSpecialFocus}
      />
    </>
  );
}

export function TypeFields({ values }: { values: Type }) {
  return (
    <>
      {name(values.name)}
      {count("minutes", "Minutes of one presentation", values.minutes)}
      {count(
        "discussionMinutes",
        "Minutes of discussion each adds",
        values.discussionMinutes,
        "After all of them: 3 papers of 20 and 5 make 75 minutes.",
      )}
      {count("sessionCapacity", "Presentations in one session, at most", values.sessionCapacity)}
      {count(
        "sessionMinimum",
        "Presentations in one session, at least",
        values.sessionMinimum,
        "With fewer, the board says so and offers how to mend it.",
      )}
      <SelectField name="mode" label="Given" options={MODES} defaultValue={values.mode} />
      <DateField
        name="mediaDueOn"
        label="Media due by the end of"
        hint="Empty: none is owed."
        defaultValue={values.mediaDueOn}
      />
      <CheckboxField
        name="isGrouped"
        label="Given one after another in a themed session"
        hint="Not ticked: alone, or several side by side, as posters are."
        defaultChecked={values.isGrouped}
      />
    </>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function KindFields({ values }: { values: Kind }) {
  return (
    <>
      {name(values.name, 60)}
      <fieldset className="md:col-span-2">
        <legend className="font-medium">Files of this kind may be</legend>
        <p className="mb-3 text-sm text-ink-muted">
          None ticked: any. Presenters are told before they choose; what is there already stays.
        </p>
        <div className="grid gap-2 sm:grid-cols-2">
          {FORMATS.map((format) => (
            <CheckboxField
              key={format.id}
              name="formats"
              value={format.id}
              label={capitalised(format.name)}
              defaultChecked={values.formats.includes(format.id)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

export function RoomFields({ values }: { values: Room }) {
  return (
    <>
      {name(values.name)}
      <TextField name="building" label="Building" defaultValue={values.building ?? ""} maxLength={200} />
      {count("seats", "Seats", values.seats ?? "", "Empty: not counted.")}
      <SelectField name="mode" label="For what takes place" options={MODES} defaultValue={values.mode} />
      <CheckboxField
        name="holdsSeveral"
        label="Holds several sessions at once"
        hint="Tables, poster walls, rooms online: that is no clash then."
        defaultChecked={values.holdsSeveral}
      />
    </>
  );
}

export function RegistrationTypeFields({ values }: { values: { name: string; mode: string } }) {
  return (
    <>
      {name(values.name)}
      <SelectField
        name="mode"
        label="For what is given"
        hint="In person and online: for either."
        options={MODES}
        defaultValue={values.mode}
      />
    </>
  );
}

export function PlaceField({ place, of }: { place: number; of: number }) {
  return count("place", "Place in the list", place, `1 to ${of}.`);
}
