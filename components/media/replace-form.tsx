"use client";

import { useId } from "react";
import type { Choices } from "@/components/media/media-settings";
import { useUploads } from "@/components/media/uploads";
import { Button } from "@/components/ui/button";
import type { TendedMedia } from "@/lib/media/schema";

/** A new content at the same address. With script it goes into the queue, without it is a form like any other. */
export function ReplaceForm({
  item: { id, label, kindId },
  presentationId,
  choices: { megabytes },
}: {
  item: TendedMedia;
  presentationId: string;
  choices: Choices;
}) {
  const fieldId = useId();
  const { queue } = useUploads();

  function send(form: HTMLFormElement) {
    const file = new FormData(form).get("file");
    if (!(file instanceof File) || file.name === "") return;
    queue.replace(file, { kindId, replacesId: id, label });
    form.reset();
    document.getElementById("upload")?.scrollIntoView({ block: "nearest" });
  }

  return (
    <form
      method="post"
      action="/media/uploads"
      encType="multipart/form-data"
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="presentationId" value={presentationId} />
      <input type="hidden" name="kindId" value={kindId} />
      <input type="hidden" name="label" value={label} />
      <input type="hidden" name="replacesId" value={id} />
      <div className="flex flex-col gap-1">
        <label htmlFor={fieldId} className="font-medium">
          The new file
        </label>
        <p id={`${fieldId}-hint`} className="text-sm text-ink-muted">
          Its address, label and settings stay; the old file is kept for the organisers. Up to {megabytes} MB.
        </p>
        <input
          id={fieldId}
          type="file"
          name="file"
          required
          aria-describedby={`${fieldId}-hint`}
          className="control w-full py-1.5 text-sm file:mr-3 file:rounded file:border file:border-edge file:bg-tint file:px-3 file:py-1.5 file:text-ink"
        />
      </div>
      <div>
        <Button type="submit">
          Replace it<span className="sr-only">: {label}</span>
        </Button>
      </div>
    </form>
  );
}
