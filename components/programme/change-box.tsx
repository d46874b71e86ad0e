"use client";

import { useSentField } from "@/components/ui/action-form";

/** Chooses one change to be published alone; stays chosen while the form asks whom to tell. Stands in an `ActionForm`. */
export function ChangeBox({ id, title }: { id: string; title: string }) {
  const { typed } = useSentField("only");
  const checked = typed?.includes(id) ?? false;
  return (
    <label className="control -m-2 inline-flex items-start p-2">
      <input
        key={String(checked)}
        type="checkbox"
        name="only"
        value={id}
        defaultChecked={checked}
        className="mt-0.5 size-5 shrink-0"
      />
      <span className="sr-only">Choose “{title}”</span>
    </label>
  );
}
