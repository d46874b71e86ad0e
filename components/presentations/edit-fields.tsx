"use client";

import type { ReactNode } from "react";
import { KeywordsField } from "@/components/presentations/keywords-field";
import type { TextToEdit } from "@/components/presentations/text-to-edit";
import type { TypedText } from "@/lib/presentations/schema";

/** Looks like the page, and can be written in: a hairline until pointed at. */
const PLACE =
  "block w-full rounded-sm border border-rule bg-transparent px-3 py-2 transition-colors hover:border-edge focus:border-edge aria-invalid:border-danger read-only:border-transparent read-only:px-0 field-sizing-content";

export function EditFields({
  text,
  typed,
  errors,
  change,
}: {
  text: TextToEdit;
  typed: TypedText;
  errors: Record<string, string>;
  change: (changed: Partial<TypedText>) => void;
}) {
  const isLocked = (field: "title" | "abstract" | "keywords") => !text.editable.includes(field);
  return (
    <div className="flex flex-col">
      <Labelled name="title" label="Title" error={errors.title} isLocked={isLocked("title")}>
        <textarea
          id="edit-title"
          name="title"
          rows={2}
          required
          maxLength={300}
          readOnly={isLocked("title")}
          value={typed.title}
          onChange={(event) => change({ title: event.target.value.replace(/[\r\n]+/g, " ") })}
          aria-invalid={errors.title ? true : undefined}
          aria-describedby={errors.title ? "edit-title-error" : undefined}
          className={`${PLACE} resize-none font-serif text-2xl font-semibold tracking-tight md:text-3xl`}
        />
      </Labelled>
      <Labelled name="abstract" label="Abstract" error={errors.abstract} isLocked={isLocked("abstract")}>
        <textarea
          id="edit-abstract"
          name="abstract"
          rows={12}
          readOnly={isLocked("abstract")}
          value={typed.abstract}
          onChange={(event) => change({ abstract: event.target.value })}
          aria-invalid={errors.abstract ? true : undefined}
          aria-describedby={`edit-words${errors.abstract ? " edit-abstract-error" : ""}`}
          className={`${PLACE} min-h-48 max-w-[39rem] resize-y font-serif text-lg`}
        />
      </Labelled>
      <Labelled name="keywords" label="Keywords" error={errors.keywords} isLocked={isLocked("keywords")}>
        <KeywordsField
          value={typed.keywords}
          change={(keywords) => change({ keywords })}
          suggestionsPath={text.suggestionsPath}
          readOnly={isLocked("keywords")}
          error={errors.keywords}
          className={PLACE}
        />
      </Labelled>
    </div>
  );
}

function Labelled({
  name,
  label,
  error,
  isLocked,
  children,
}: {
  name: string;
  label: string;
  error?: string;
  isLocked: boolean;
  children: ReactNode;
}) {
  return (
    <div className="hairline grid gap-x-8 gap-y-2 py-6 md:grid-cols-[8rem_minmax(0,1fr)]">
      <label htmlFor={`edit-${name}`} className="pt-1 font-semibold leading-7">
        {label}
        {isLocked && <span className="block text-sm font-normal text-ink-muted">Not open for changes</span>}
      </label>
      <div className="min-w-0">
        {children}
        {error && (
          <p id={`edit-${name}-error`} className="text-sm text-danger">
            <span aria-hidden="true">× </span>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
