"use client";

import { useId, useState } from "react";
import { isUnderWay, percentOf, standingOf, type UploadItem } from "@/components/media/upload-item";
import { useUploads } from "@/components/media/uploads";
import { Button } from "@/components/ui/button";

/** One file on its way or over: how far it is, and what can be done about it. */
export function UploadRow({ item }: { item: UploadItem }) {
  const { queue } = useUploads();
  const { key, name, phase } = item;
  const of = <span className="sr-only"> {name}</span>;
  const tone = { done: "text-ok", refused: "text-danger", lost: "text-warn", signed_out: "text-warn" }[
    phase as "done"
  ];
  const isMoving = isUnderWay(item) || phase === "missing";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{name}</p>
        {isMoving && (
          <progress max={100} value={percentOf(item)} aria-label={`${name}, sent`} className="h-2 w-full" />
        )}
        <p className={`text-sm tabular-nums ${tone ?? "text-ink-muted"}`}>
          {standingOf(item)}
          {phase === "signed_out" && (
            <>
              {" "}
              <a href="/sign-in" target="_blank" rel="noopener">
                Sign in
              </a>
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {phase === "missing" && item.isKnown && <ChooseAgain item={item} />}
        {["waiting", "sending", "lost"].includes(phase) && (
          <Button onClick={() => queue.pause(key)}>Pause{of}</Button>
        )}
        {(phase === "paused" || phase === "signed_out") && (
          <Button onClick={() => queue.goOn(key)}>Go on{of}</Button>
        )}
        {isMoving && phase !== "finishing" && (
          <Button onClick={() => void queue.cancel(key)}>Cancel{of}</Button>
        )}
        {phase === "refused" && item.file && !item.uploadId && (
          <Button onClick={() => queue.goOn(key)}>Try again{of}</Button>
        )}
        {(phase === "done" || phase === "refused") && (
          <Button onClick={() => queue.putAside(key)}>Take off the list{of}</Button>
        )}
      </div>
    </li>
  );
}

/** The browser gives a file to a page once; after a reload it has to be chosen again, the very same. */
function ChooseAgain({ item: { key, name } }: { item: UploadItem }) {
  const id = useId();
  const { queue } = useUploads();
  const [isOther, setIsOther] = useState(false);
  return (
    <>
      <label
        htmlFor={id}
        className="control inline-flex cursor-pointer items-center rounded border border-edge px-4 py-1.5 font-medium hover:border-ink hover:bg-tint has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent"
      >
        Choose it again<span className="sr-only">: {name}</span>
        <input
          id={id}
          type="file"
          className="sr-only"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            setIsOther(file !== undefined && !queue.chooseAgain(key, file));
            currentTarget.value = "";
          }}
        />
      </label>
      {isOther && (
        <p role="alert" className="basis-full text-sm text-danger">
          That is another file, or it was changed since. Choose “{name}” as it was, or cancel this one and add
          the file anew.
        </p>
      )}
    </>
  );
}
