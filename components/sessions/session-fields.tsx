import { DateField, SelectField, TextField } from "@/components/ui/fields";

export type SessionValues = {
  title: string;
  typeId: string;
  themeId: string;
  chairId: string;
  roomId: string;
  startsOn: string;
  startsAt: string;
  occurrence: string;
  minutes: string;
  mode: string;
};

type Named = { id: string; name: string };

export type SessionOffers = {
  themes: Named[];
  types: (Named & { hint: string })[];
  rooms: Named[];
  people: (Named & { hasRole: boolean })[];
  /** First and last day of the conference. */
  days: { first: string; last: string };
  zone: string;
  /** Clocks go back during the conference: a time may come twice. */
  hasRepeatedTime: boolean;
};

const none = { value: "", label: "None yet" };
const option = ({ id, name }: Named) => ({ value: id, label: name });

/** The fields of a session's form, on the page that makes one and on the page that changes one. */
export function SessionFields({ values, offers }: { values: SessionValues; offers: SessionOffers }) {
  const { themes, types, rooms, people, days, zone } = offers;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <div className="md:col-span-2">
        <TextField name="title" label="Title" defaultValue={values.title} required maxLength={200} />
      </div>
      <SelectField
        name="typeId"
        label="Type of its presentations"
        options={types.map((type) => ({ value: type.id, label: `${type.name} (${type.hint})` }))}
        defaultValue={values.typeId}
      />
      <TextField
        name="minutes"
        label="Minutes, discussion included"
        inputMode="numeric"
        defaultValue={values.minutes}
        required
        className="max-w-32"
      />
      <SelectField
        name="themeId"
        label="Theme"
        options={[none, ...themes.map(option)]}
        defaultValue={values.themeId}
      />
      <SelectField name="mode" label="Takes place" options={MODES} defaultValue={values.mode} />
      <DateField
        name="startsOn"
        label="Day"
        hint="Leave day and time empty to place it later."
        min={days.first}
        max={days.last}
        defaultValue={values.startsOn}
      />
      <TextField
        name="startsAt"
        type="time"
        label="Starts at"
        hint={`In the conference’s zone, ${zone}.`}
        defaultValue={values.startsAt}
        className="max-w-40"
      />
      {offers.hasRepeatedTime && (
        <SelectField
          name="occurrence"
          label="When clocks go back and that time comes twice"
          options={OCCURRENCES}
          defaultValue={values.occurrence}
        />
      )}
      <SelectField
        name="roomId"
        label="Room"
        options={[none, ...rooms.map(option)]}
        defaultValue={values.roomId}
      />
      <SelectField
        name="chairId"
        label="Chair"
        options={[
          none,
          ...people.filter((person) => person.hasRole).map(option),
          ...people.filter((person) => !person.hasRole).map(option),
        ]}
        defaultValue={values.chairId}
      />
    </div>
  );
}

const MODES = [
  { value: "in_person", label: "In person" },
  { value: "online", label: "Online" },
  { value: "blended", label: "In person and online" },
];

const OCCURRENCES = [
  { value: "", label: "It does not, on that day" },
  { value: "first", label: "The first time" },
  { value: "second", label: "The second time" },
];
