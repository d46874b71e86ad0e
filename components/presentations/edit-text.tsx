"use client";

import { useEffect, useState } from "react";
import { BothTexts } from "@/components/presentations/edit-both-texts";
import { EditFields } from "@/components/presentations/edit-fields";
import { SaveBar } from "@/components/presentations/edit-save-bar";
import { forgetUnsaved, keepUnsaved } from "@/components/presentations/edit-unsaved";
import { UnsavedOffer } from "@/components/presentations/edit-unsaved-offer";
import type { TextToEdit } from "@/components/presentations/text-to-edit";
import { useSentForm } from "@/components/ui/sent-form";
import { type FormAction, type FormState, fresh, isUndone } from "@/lib/form-state";
import { splitKeywords } from "@/lib/presentations/keyword";
import type { TypedText } from "@/lib/presentations/schema";

/**
 * Title, abstract and keywords, edited in place. What is typed is kept in the browser until it is saved; a save
 * over somebody else's shows both texts. Without JavaScript it is a plain form.
 */
export function EditText({ text, action }: { text: TextToEdit; action: FormAction }) {
  const {
    state: answer,
    pending,
    form: sent,
    setAnswered,
  } = useSentForm(action, () => forgetUnsaved(text.id));
  const [typed, setTyped] = useState<TypedText>(() => textTyped(answer) ?? text.saved);
  const isDirty = !isSame(typed, text.saved);
  const isStale = answer.status === "refused" && isDirty && versionTyped(answer) < text.version;

  useEffect(() => {
    if (isDirty) keepUnsaved(text.id, text.version, typed);
  }, [isDirty, typed, text.id, text.version]);
  useWarningBeforeLeaving(isDirty);

  function takeTheirs() {
    setTyped(text.saved);
    setAnswered(fresh);
    forgetUnsaved(text.id);
  }

  return (
    <form
      {...sent}
      onKeyDown={(event) => {
        if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <input type="hidden" name="id" value={text.id} />
      <input type="hidden" name="version" value={text.version} />
      <UnsavedOffer text={text} putBack={setTyped} />
      {isStale && <BothTexts theirs={text.saved} mine={typed} takeTheirs={takeTheirs} />}
      <EditFields
        text={text}
        typed={typed}
        errors={answer.status === "refused" ? answer.fields : {}}
        change={(changed) => setTyped((before) => ({ ...before, ...changed }))}
      />
      <SaveBar
        answer={answer}
        abstract={typed.abstract}
        wordLimit={text.wordLimit}
        savedInWords={text.savedInWords}
        isDirty={isDirty}
        isStale={isStale}
        pending={pending}
      />
    </form>
  );
}

function isSame(one: TypedText, other: TypedText): boolean {
  const tidy = (line: string) => line.replace(/\s+/g, " ").trim();
  return (
    tidy(one.title) === tidy(other.title) &&
    one.abstract.replace(/\r\n?/g, "\n").trim() === other.abstract &&
    splitKeywords(one.keywords).join(", ") === other.keywords
  );
}

function textTyped(answer: FormState): TypedText | null {
  if (!isUndone(answer)) return null;
  const { title, abstract, keywords } = answer.typed;
  return { title: title?.[0] ?? "", abstract: abstract?.[0] ?? "", keywords: keywords?.[0] ?? "" };
}

function versionTyped(answer: FormState): number {
  return answer.status === "refused" ? Number(answer.typed.version?.[0] ?? 0) : 0;
}

function useWarningBeforeLeaving(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
}
