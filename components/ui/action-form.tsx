"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { Button, type Rank } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useSentForm } from "@/components/ui/sent-form";
import { type FormAction, type FormState, fresh } from "@/lib/form-state";

const Sent = createContext<FormState>(fresh);

/** What a field shows after the form was sent: its error, and what was typed when it was refused. */
export function useSentField(name: string): { error?: string; typed?: string[] } {
  const state = useContext(Sent);
  return state.status === "refused" ? { error: state.fields[name], typed: state.typed[name] ?? [] } : {};
}

/**
 * A form of a server action: shows its answer in a sentence, gives errors and typed values to the fields within.
 * Works without JavaScript. `submit` is the button's label; `hidden` the values that travel along.
 */
export function ActionForm({
  action,
  submit,
  rank = "primary",
  hidden = {},
  className = "",
  children,
}: {
  action: FormAction;
  submit: ReactNode;
  rank?: Rank;
  hidden?: Record<string, string>;
  className?: string;
  children?: ReactNode;
}) {
  const { state, pending, form: sent } = useSentForm(action, (done) => done.reset());
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.status === "refused")
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus({ preventScroll: false });
  }, [state]);

  return (
    <form ref={form} {...sent} className={`flex flex-col gap-6 ${className}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Sent value={state}>{children}</Sent>
      {state.status !== "fresh" && (
        <Notice kind={state.status}>
          <p>{state.message}</p>
        </Notice>
      )}
      <div>
        <Button
          type="submit"
          rank={rank}
          aria-disabled={pending}
          onClick={(event) => pending && event.preventDefault()}
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
