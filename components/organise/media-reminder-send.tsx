"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useSentForm } from "@/components/ui/sent-form";
import type { FormAction } from "@/lib/form-state";

/** Sends what is shown. Once it is sent nobody is left to send to: what became of it stays to be read. */
export function ReminderSend({
  send,
  submit,
  hidden,
  presentationIds,
}: {
  send: FormAction;
  /** On the button; null: there is nothing to send. */
  submit: string | null;
  hidden: Record<string, string>;
  presentationIds: string[];
}) {
  const { state, pending, form } = useSentForm(send, () => {});
  return (
    <form {...form} className="flex flex-col items-start gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {presentationIds.map((id) => (
        <input key={id} type="hidden" name="presentationIds" value={id} />
      ))}
      {state.status !== "fresh" && (
        <Notice kind={state.status}>
          <p>{state.message}</p>
        </Notice>
      )}
      {submit !== null && (
        <Button
          type="submit"
          rank="primary"
          aria-disabled={pending}
          onClick={(event) => pending && event.preventDefault()}
        >
          {submit}
        </Button>
      )}
    </form>
  );
}
