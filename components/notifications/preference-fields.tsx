import { SelectField } from "@/components/ui/fields";
import type { Delivery, PreferenceView } from "@/lib/notifications/schema";

const DELIVERIES: readonly { value: Delivery; label: string }[] = [
  { value: "at_once", label: "By mail, at once" },
  { value: "daily", label: "By mail, once a day" },
  { value: "in_app", label: "On this site only" },
  { value: "never", label: "Never" },
];

/** One choice for each kind of thing people are told of. The fields' names are the kinds' ids. */
export function PreferenceFields({ preferences }: { preferences: PreferenceView[] }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {preferences.map(({ kind, name, hint, delivery }) => (
        <SelectField
          key={kind}
          name={kind}
          label={name}
          hint={hint}
          options={DELIVERIES}
          defaultValue={delivery}
        />
      ))}
    </div>
  );
}
