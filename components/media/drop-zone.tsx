"use client";

import { Fragment, useEffect, useId, useState } from "react";
import { Folded } from "@/components/ui/folded";
import { formatNames } from "@/lib/media/formats";
import { roomLeft } from "@/lib/media/refused-before";
import type { KindToAdd, MediaLimits } from "@/lib/media/schema";

/** A field of files that is also where files are dropped, anywhere on the page. Says first what fits. */
export function DropZone({
  limits,
  kinds,
  onFiles,
}: {
  limits: MediaLimits;
  kinds: KindToAdd[];
  onFiles: (files: File[]) => void;
}) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const room = roomLeft(limits);

  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    // Dropped beside a field a file would be opened by the browser, in place of the page.
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    window.addEventListener("dragleave", leave);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragleave", leave);
    };
  }, [onFiles]);

  return (
    <div>
      <label
        htmlFor={id}
        className={`flex min-h-24 cursor-pointer flex-col items-center justify-center rounded border border-dashed px-4 py-6 text-center transition-colors hover:border-ink hover:bg-tint has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent ${isOver ? "border-accent bg-tint" : "border-edge"}`}
      >
        <span className="font-medium text-accent underline underline-offset-4">Choose files</span>
        <span className="text-ink-muted"> or drop them anywhere on this page</span>
        <input
          id={id}
          type="file"
          multiple
          aria-describedby={`${id}-limits`}
          className="sr-only"
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])]);
            // The same file can be chosen again.
            currentTarget.value = "";
          }}
        />
      </label>
      <p id={`${id}-limits`} className="mt-2 text-sm text-ink-muted">
        Up to {limits.megabytes} MB each; {room === 0 ? "no more fit" : `${room} more fit`}. What is
        interrupted goes on where it stopped.
      </p>
      <Folded isQuiet as="Which formats fit" className="text-sm">
        <dl className="grid gap-x-4 gap-y-1 pb-2 sm:grid-cols-[auto_minmax(0,1fr)]">
          {kinds.map(({ id: kindId, name, formats }) => (
            <Fragment key={kindId}>
              <dt className="font-medium">{name}</dt>
              <dd>{formats.length === 0 ? "Any" : formatNames(formats)}</dd>
            </Fragment>
          ))}
        </dl>
      </Folded>
    </div>
  );
}
