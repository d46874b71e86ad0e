"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { Button, type Rank } from "@/components/ui/button";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { useSentForm } from "@/components/ui/sent-form";
import { TellQuestion } from "@/components/ui/tell-question";
import { type FormAction, type FormState, fresh, isUndone } from "@/lib/form-state";

const Sent = createContext<FormState>(fresh);

/** What a field shows after the form was sent: its error, and what was typed when it was refused. */
export function useSentField(name: string): { error?: string; typed?: string[] } {
  const state = useContext(Sent);
  return isUndone(state) ? { error: state.fields[name], typed: state.typed[name] ?? [] } : {};
}

/**
 * A form of a server action: shows its answer in a sentence, gives errors and typed values to the fields within.
 * Works without JavaScript. `submit` is the button's label; `hidden` the values that travel along.
 * Before it tells people it asks whether to. `foldedAs`: fields and button wait behind these words until they are wanted.
 */
export function ActionForm({
  action,
  submit,
  rank = "primary",
  hidden = {},
  className = "",
  foldedAs,
  children,
}: {
  action: FormAction;
  submit: ReactNode;
  rank?: Rank;
  hidden?: Record<string, string>;
  className?: string;
  foldedAs?: ReactNode;
  children?: ReactNode;
}) {
  const {
    state,
    pending,
    form: sent,
  } = useSentForm(action, (done) => {
    done.reset();
    done.querySelector("details")?.removeAttribute("open");
  });
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
      <Fields as={foldedAs} isOpen={isUndone(state)}>
        <Sent value={state}>{children}</Sent>
        {foldedAs === undefined && <Answer state={state} />}
        {state.status === "asks" ? (
          <>
            {/* Enter in a field presses a form's first button: it asks again, about what is typed now. */}
            <button type="submit" hidden />
            <TellQuestion message={state.message} verb={submit} rank={rank} pending={pending} />
          </>
        ) : (
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
        )}
      </Fields>
      {foldedAs !== undefined && <Answer state={state} />}
    </form>
  );
}

function Answer({ state }: { state: FormState }) {
  if (state.status === "fresh" || state.status === "asks") return null;
  return (
    <Notice kind={state.status}>
      <p>{state.message}</p>
    </Notice>
  );
}

/** What is folded is open again when it was refused, without script too; the answer stands outside. */
function Fields({ as, isOpen, children }: { as: ReactNode; isOpen: boolean; children: ReactNode }) {
  if (as === undefined) return children;
  return (
    <Folded as={as} isOpen={isOpen}>
      <div className="mt-2 mb-2 flex max-w-measure flex-col gap-4 border-l border-rule pl-4">{children}</div>
    </Folded>
  );
}
