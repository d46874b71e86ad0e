import { PreferenceFields } from "@/components/notifications/preference-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Section } from "@/components/ui/page";
import type { FormAction } from "@/lib/form-state";
import type { PreferenceView } from "@/lib/notifications/schema";

/** How somebody wants to hear of each kind of thing. */
export function PreferencesSection({
  preferences,
  save,
}: {
  preferences: PreferenceView[];
  save: FormAction;
}) {
  return (
    <Section title="What you are told" id="told">
      <p className="mb-6">
        Whatever you choose but “Never” also stands under <a href="/my/notifications">your notifications</a>.
        Links to sign in and invitations come by mail always.
      </p>
      <ActionForm action={save} submit="Save what I am told" rank="quiet">
        <PreferenceFields preferences={preferences} />
      </ActionForm>
    </Section>
  );
}
