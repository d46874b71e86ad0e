import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/form-state";

/** What the presentation is now and until when it can be edited, in sentences. */
export function StateOfEditing({ sentences, isOpen }: { sentences: ReactNode[]; isOpen: boolean }) {
  return (
    <Notice kind="info" className={isOpen ? "mb-8" : "mb-8 border-warn"}>
      {sentences.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no identity but their order
        <p key={at}>{sentence}</p>
      ))}
    </Notice>
  );
}

/** Asks whom it tells before it does. */
export function Withdraw({ action, id }: { action: FormAction; id: string }) {
  return (
    <ActionForm action={action} submit="Withdraw" rank="danger" className="max-w-measure" hidden={{ id }}>
      <p className="text-ink-muted">
        The page stays at its address and says that the presentation is withdrawn. Only the organisers can
        take it back.
      </p>
      <TextField
        name="reason"
        label="Reason, if you wish"
        hint="Shown on the page and in the mail."
        maxLength={500}
      />
    </ActionForm>
  );
}
