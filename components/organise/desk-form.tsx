"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ChooseBox } from "@/components/ui/choose-box";
import { Notice } from "@/components/ui/notice";
import { useSentForm } from "@/components/ui/sent-form";
import { TellQuestion } from "@/components/ui/tell-question";
import { type FormAction, isUndone } from "@/lib/form-state";

/** Fields of the form that are not the bar's. */
const OWN = new Set(["ids", "seen", "verb", "asked", "tell"]);

const Chosen = createContext<readonly string[]>([]);

/**
 * A page on which several presentations are chosen and one thing is done with them: which, the pressed button
 * says (`verb`). The bar with those buttons, the answer and the undo stays in sight. Works without JavaScript.
 */
export function DeskForm({
  action,
  hidden = {},
  bar,
  chooseAll = false,
  children,
}: {
  action: FormAction;
  hidden?: Record<string, string>;
  bar: ReactNode;
  /** Offers to choose everything on the page at once. */
  chooseAll?: boolean;
  children: ReactNode;
}) {
  const { state, pending, form: sent } = useSentForm(action, (done) => done.reset());
  const [count, setCount] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const recount = useCallback(
    () => setCount(form.current?.querySelectorAll("input[name=ids]:checked").length ?? null),
    [],
  );
  const choose = (checked: boolean) => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>("input[name=ids]") ?? [])
      box.checked = checked;
    recount();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer changes what is checked
  useEffect(recount, [state, recount]);

  return (
    <form ref={form} {...sent} onChange={recount}>
      {/* Enter in a field presses a form's first button: none of those that do something. */}
      <button type="submit" disabled hidden />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Chosen value={isUndone(state) ? (state.typed.ids ?? []) : []}>{children}</Chosen>
      <div className="z-10 mt-6 flex flex-col gap-3 border-t border-edge bg-paper py-3 sm:sticky sm:bottom-0 print:hidden">
        {state.status === "asks" ? (
          <>
            <input type="hidden" name="asked" value={(state.typed.verb ?? state.typed.asked)?.[0] ?? ""} />
            {/* What the bar said: it gives way to the question. */}
            {Object.entries(state.typed).map(
              ([name, [value = ""]]) =>
                !(name in hidden) &&
                !OWN.has(name) && <input key={name} type="hidden" name={name} value={value} />,
            )}
            <TellQuestion message={state.message} verb="Do it" pending={pending} />
          </>
        ) : (
          state.status !== "fresh" && (
            <Notice kind={state.status}>
              <p>{state.message}</p>
            </Notice>
          )
        )}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
          <p aria-live="polite" className="mr-2 text-sm text-ink-muted tabular-nums">
            {count === null ? "With those chosen:" : count === 0 ? "None chosen" : `${count} chosen:`}
          </p>
          {chooseAll && count !== null && (
            <Button onClick={() => choose(count === 0)}>{count === 0 ? "Choose all" : "Choose none"}</Button>
          )}
          {state.status !== "asks" && bar}
        </div>
      </div>
    </form>
  );
}

/** Chooses one presentation; stays chosen when what was asked is refused. */
export function ChoosePresentation({
  id,
  title,
  sessionId,
}: {
  id: string;
  title: string;
  /** Where it stands on this page, null: in no session. What moves it says so, and is refused when that is not so any more. */
  sessionId?: string | null;
}) {
  const isChosen = useContext(Chosen).includes(id);
  return (
    <>
      <ChooseBox name="ids" value={id} title={title} isChosen={isChosen} />
      {sessionId !== undefined && <input type="hidden" name="seen" value={`${id}:${sessionId ?? ""}`} />}
    </>
  );
}
