import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";

type Choice = { id: string; name: string };

const MODES = [
  { value: "in_person", label: "In person" },
  { value: "online", label: "Online" },
  { value: "blended", label: "Both" },
];

/** Type, theme and mode: organisers choose, presenters read. */
export function EditDetails({
  details,
  action,
}: {
  details: {
    id: string;
    version: number;
    typeId: string;
    themeId: string;
    mode: string;
    type: string;
    theme: string;
    types: Choice[];
    themes: Choice[];
  };
  /** Null: read only. */
  action: FormAction | null;
}) {
  if (!action)
    return (
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <Row term="Presentation Type">{details.type}</Row>
        <Row term="Theme">{details.theme}</Row>
        <Row term="Mode">{MODES.find((mode) => mode.value === details.mode)?.label}</Row>
      </dl>
    );
  const asOptions = (choices: Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActionForm
      action={action}
      submit="Save details"
      rank="quiet"
      className="max-w-measure"
      hidden={{ id: details.id, version: String(details.version) }}
    >
      <SelectField
        name="typeId"
        label="Presentation type"
        options={asOptions(details.types)}
        defaultValue={details.typeId}
      />
      <SelectField
        name="themeId"
        label="Theme"
        options={asOptions(details.themes)}
        defaultValue={details.themeId}
      />
      <SelectField name="mode" label="Mode" options={MODES} defaultValue={details.mode} />
    </ActionForm>
  );
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
