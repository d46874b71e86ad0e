"use client";

import { useRef } from "react";
import { DropZone } from "@/components/media/drop-zone";
import type { Choices } from "@/components/media/media-settings";
import { UploadChosen } from "@/components/media/upload-chosen";
import { isUnderWay } from "@/components/media/upload-item";
import { UploadRow } from "@/components/media/upload-row";
import { useUploads } from "@/components/media/uploads";
import { Button } from "@/components/ui/button";
import { guessKind } from "@/lib/media/guess-kind";
import { refusedBefore, roomLeft } from "@/lib/media/refused-before";
import type { KindToAdd, MediaLimits } from "@/lib/media/schema";

/** Choosing files, saying what they are, sending them and watching them arrive. Needs script. */
export function UploadDesk({
  kinds,
  asked,
  limits,
  choices,
}: {
  kinds: KindToAdd[];
  /** The kind the page was opened for. */
  asked?: string;
  limits: MediaLimits;
  choices: Choices;
}) {
  const { queue, items, said } = useUploads();
  const list = useRef<HTMLHeadingElement>(null);
  const chosen = items.filter(({ phase, wanted }) => phase === "chosen" && wanted.replacesId === "");
  const sent = items.filter(({ phase }) => phase !== "chosen");
  const isOver = sent.every(({ phase }) => phase === "done" || phase === "refused");
  const fits = roomLeft(limits) - sent.filter((item) => isUnderWay(item) && !item.wanted.replacesId).length;
  const checked = chosen.map((item, at) => {
    const kind = kinds.find(({ id }) => id === item.wanted.kindId);
    const full = `No more fit: a presentation has at most ${limits.most} files and links, removed ones counted.`;
    return { item, refusal: at >= fits ? full : kind ? refusedBefore(item, kind, limits) : "Choose a kind." };
  });
  const ready = checked.filter(({ refusal }) => refusal === null);

  function choose(files: readonly File[]) {
    queue.choose(files, ({ name }) => ({
      kindId: asked ?? guessKind(kinds, name)?.id ?? "",
      belongsToId: choices.videos.length === 1 ? (choices.videos[0]?.value ?? "") : "",
    }));
  }

  return (
    <div className="flex flex-col gap-6 noscript:hidden">
      <DropZone limits={limits} kinds={kinds} onFiles={choose} />
      {checked.length > 0 && (
        <section aria-label="Files to send" className="flex flex-col gap-4">
          <ul className="divide-y divide-rule border-y border-rule">
            {checked.map(({ item, refusal }) => (
              <UploadChosen key={item.key} item={item} refusal={refusal} kinds={kinds} choices={choices} />
            ))}
          </ul>
          {ready.length > 0 && (
            <div>
              <Button
                rank="primary"
                onClick={() => {
                  queue.send(ready.map(({ item }) => item.key));
                  // The button goes; the keyboard goes on where the files are now.
                  setTimeout(() => list.current?.focus());
                }}
              >
                {ready.length === 1 ? "Send the file" : `Send the ${ready.length} files`}
              </Button>
            </div>
          )}
        </section>
      )}
      {sent.length > 0 && (
        <section aria-labelledby="on-their-way">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <h3 ref={list} id="on-their-way" tabIndex={-1} className="font-medium">
              {isOver ? "Sent" : "On their way"}
            </h3>
            <AllAtOnce />
          </div>
          <ul className="divide-y divide-rule border-y border-rule">
            {sent.map((item) => (
              <UploadRow key={item.key} item={item} />
            ))}
          </ul>
        </section>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function AllAtOnce() {
  const { queue, items } = useUploads();
  const many = items.filter(isUnderWay).length > 1;
  if (!many) return null;
  const canPause = items.some(({ phase }) => ["waiting", "sending", "lost"].includes(phase));
  const canGoOn = items.some(({ phase }) => phase === "paused" || phase === "signed_out");
  return (
    <div className="flex flex-wrap gap-2">
      {canPause && <Button onClick={() => queue.pauseAll()}>Pause all</Button>}
      {canGoOn && <Button onClick={() => queue.goOnAll()}>Go on with all</Button>}
      <Button onClick={() => void queue.cancelAll()}>Cancel all</Button>
    </div>
  );
}
