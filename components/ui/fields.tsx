"use client";

import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";
import { useSentField } from "@/components/ui/action-form";

const BOX =
  "control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 text-base text-ink transition-colors placeholder:text-ink-muted hover:border-ink aria-invalid:border-danger";

type Labelled = { name: string; label: ReactNode; hint?: ReactNode };
type Described = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** Label above, hint below it, error last; the control is told of both. */
function Field({
  label,
  hint,
  error,
  children,
}: Omit<Labelled, "name"> & { error?: string; children: (described: Described) => ReactNode }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null;
  return (
    <p id={id} className="text-sm text-danger">
      <span aria-hidden="true">× </span>
      {error}
    </p>
  );
}

type InputProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id">;

export function TextField({ label, hint, defaultValue, className = "", ...rest }: InputProps) {
  const { error, typed } = useSentField(rest.name);
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        <input
          type="text"
          defaultValue={typed?.[0] ?? defaultValue}
          className={`${BOX} ${className}`}
          {...rest}
          {...described}
        />
      )}
    </Field>
  );
}

/** A day, `YYYY-MM-DD`. */
export function DateField(props: Omit<InputProps, "type">) {
  return <TextField type="date" {...props} className="max-w-48" />;
}

type TextAreaProps = Labelled & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id">;

export function TextArea({ label, hint, defaultValue, rows = 4, className = "", ...rest }: TextAreaProps) {
  const { error, typed } = useSentField(rest.name);
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        <textarea
          rows={rows}
          defaultValue={typed?.[0] ?? defaultValue}
          className={`${BOX} ${className}`}
          {...rest}
          {...described}
        />
      )}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  options,
  defaultValue,
  ...rest
}: Labelled & {
  options: readonly { value: string; label: string }[];
  defaultValue?: string;
  required?: boolean;
}) {
  const { error, typed } = useSentField(rest.name);
  const value = typed?.[0] ?? defaultValue;
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        // React leaves a select's choice alone after an action; the key makes it anew with the value it should have.
        <select key={value} defaultValue={value} className={`${BOX} pr-8`} {...rest} {...described}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckboxField({
  label,
  hint,
  value = "yes",
  defaultChecked,
  ...rest
}: Labelled & { value?: string; defaultChecked?: boolean; required?: boolean }) {
  const id = useId();
  const { error, typed } = useSentField(rest.name);
  const checked = typed ? typed.includes(value) : Boolean(defaultChecked);
  return (
    <div>
      <div className="flex items-start gap-3">
        <input
          key={String(checked)}
          id={id}
          type="checkbox"
          value={value}
          defaultChecked={checked}
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-invalid={error ? true : undefined}
          className="mt-0.5 size-5 shrink-0"
          {...rest}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="pl-8 text-sm text-ink-muted">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
