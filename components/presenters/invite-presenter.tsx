import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";

/** Adds a co-presenter; with an address they are mailed a link. */
export function InvitePresenter({ presentationId, action }: { presentationId: string; action: FormAction }) {
  return (
    <details className="group hairline py-4">
      <summary className="control inline-flex items-center gap-2 font-medium text-accent">
        <span aria-hidden="true" className="text-xl leading-none transition-transform group-open:rotate-45">
          +
        </span>
        Add a presenter
      </summary>
      <ActionForm
        action={action}
        submit="Add presenter"
        rank="quiet"
        className="mt-4 max-w-measure"
        hidden={{ presentationId }}
      >
        <TextField name="name" label="Name, as printed in the programme" required maxLength={200} />
        <TextField name="affiliation" label="Affiliation" maxLength={300} />
        <TextField
          name="email"
          type="email"
          label="E-mail address, if you know it"
          hint="They are mailed a link to confirm the part and edit with you. Nobody else is shown the address."
          maxLength={254}
          autoComplete="off"
        />
      </ActionForm>
    </details>
  );
}
