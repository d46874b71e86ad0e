import { ActionForm } from "@/components/ui/action-form";
import { SelectField, TextField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";

type Walk = { fromBuilding: string; toBuilding: string; minutes: number };

/** Minutes on foot between the buildings that rooms name: those given, and a form for the next. */
export function WalkList({
  action,
  conferenceId,
  buildings,
  walks,
}: {
  action: FormAction;
  conferenceId: string;
  buildings: string[];
  walks: Walk[];
}) {
  if (buildings.length < 2 && walks.length === 0)
    return (
      <p className="max-w-measure text-ink-muted">
        Fewer than two buildings are named by rooms. Name them in the settings of the rooms; the walk between
        them is given here.
      </p>
    );
  const choices = buildings.map((building) => ({ value: building, label: building }));
  return (
    <>
      <ul className="mb-6">
        {walks.map(({ fromBuilding, toBuilding, minutes }) => (
          <li
            key={JSON.stringify([fromBuilding, toBuilding])}
            className="border-t border-rule py-2 last:border-b"
          >
            <p className="wrap-anywhere">
              {fromBuilding} – {toBuilding}: {minutes} {minutes === 1 ? "minute" : "minutes"}
            </p>
            <ActionForm
              action={action}
              rank="quiet"
              submit="Save"
              foldedAs="Change"
              hidden={{ conferenceId, fromBuilding, toBuilding }}
            >
              <TextField
                name="minutes"
                label={`Minutes from ${fromBuilding} to ${toBuilding}`}
                hint="Empty: nobody walks there."
                inputMode="numeric"
                defaultValue={String(minutes)}
              />
            </ActionForm>
          </li>
        ))}
      </ul>
      {buildings.length > 1 && (
        <ActionForm action={action} rank="quiet" submit="Add the walk" hidden={{ conferenceId }}>
          <div className="grid max-w-measure gap-6 md:grid-cols-3">
            <SelectField name="fromBuilding" label="From" options={choices} defaultValue={buildings[0]} />
            <SelectField name="toBuilding" label="To" options={choices} defaultValue={buildings[1]} />
            <TextField name="minutes" label="Minutes" inputMode="numeric" required />
          </div>
        </ActionForm>
      )}
    </>
  );
}
