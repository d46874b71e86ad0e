"use client";

import { useId } from "react";
import { useSentField } from "@/components/ui/action-form";
import { AUDIENCES, type AudienceId } from "@/lib/media/audiences";

/** Who may open it, each choice with a sentence of exactly who that is. */
export function AudienceField({ defaultValue }: { defaultValue: AudienceId }) {
  const id = useId();
  const { typed } = useSentField("audience");
  const value = typed?.[0] ?? defaultValue;
  return (
    <fieldset>
      <legend className="font-medium">Who may open it</legend>
      <p className="mb-2 text-sm text-ink-muted">
        Its presenters, the chair of its session and the organisers do in any case.
      </p>
      <div className="flex flex-col gap-2">
        {AUDIENCES.map((audience) => (
          <div key={audience.id} className="flex items-start gap-3">
            <input
              key={value}
              id={`${id}-${audience.id}`}
              type="radio"
              name="audience"
              value={audience.id}
              defaultChecked={audience.id === value}
              aria-describedby={`${id}-${audience.id}-who`}
              className="mt-0.5 size-5 shrink-0"
            />
            <div>
              <label htmlFor={`${id}-${audience.id}`}>{audience.name}</label>
              <p id={`${id}-${audience.id}-who`} className="text-sm text-ink-muted">
                {audience.who}
              </p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
