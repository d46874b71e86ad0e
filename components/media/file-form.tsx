"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { type Sending, sendFile } from "@/components/media/send-file";
import { sizeInWords } from "@/components/media/size";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";

type Said = { ok: boolean; message: string };

/** Sends one file. With script it shows how far it is and stays here; without, it is a form like any other. */
export function FileForm({
  presentationId,
  kinds,
  limitMegabytes,
}: {
  presentationId: string;
  kinds: { value: string; label: string }[];
  limitMegabytes: number;
}) {
  const id = useId();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef<Sending | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (sending.current) return;
    const data = new FormData(event.currentTarget);
    const refusal = refusedHere(data.get("file"), limitMegabytes);
    if (refusal) return setSaid({ ok: false, message: refusal });
    setSaid(null);
    setProgress(0);
    sending.current = sendFile(data, setProgress);
    const answer = await sending.current.answer;
    sending.current = null;
    setProgress(null);
    setSaid(answer);
    if (!answer.ok) return;
    form.current?.reset();
    router.refresh();
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="mb-4 font-medium">
        Add a file
      </h3>
      {/* Fields stand before the file: the server must know them when its bytes begin to arrive. */}
      <form
        ref={form}
        method="post"
        action="/media/uploads"
        encType="multipart/form-data"
        onSubmit={(event) => void send(event)}
        className="flex flex-col gap-6"
      >
        <input type="hidden" name="presentationId" value={presentationId} />
        <SelectField name="kindId" label="What it is" options={kinds} />
        <TextField name="label" label="Label" hint="Shown on the page. Empty: what it is." maxLength={120} />
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-file`} className="font-medium">
            File
          </label>
          <p id={`${id}-limit`} className="text-sm text-ink-muted">
            Any type, up to {limitMegabytes} MB. Pages and programs are offered as downloads only.
          </p>
          <input
            id={`${id}-file`}
            type="file"
            name="file"
            required
            aria-describedby={`${id}-limit`}
            className="control w-full py-1.5 text-sm file:mr-3 file:rounded file:border file:border-edge file:bg-tint file:px-3 file:py-1.5 file:text-ink"
          />
        </div>
        {progress !== null && <Progress progress={progress} onCancel={() => sending.current?.cancel()} />}
        {said && (
          <Notice kind={said.ok ? "done" : "refused"}>
            <p>{said.message}</p>
          </Notice>
        )}
        <div>
          <Button type="submit" rank="quiet" aria-disabled={progress !== null}>
            Add the file
          </Button>
        </div>
      </form>
    </section>
  );
}

function Progress({ progress, onCancel }: { progress: number; onCancel: () => void }) {
  return (
    <div className="flex items-center gap-3">
      <progress max={1} value={progress} aria-label="How much has been sent" className="h-2 flex-1" />
      <span className="w-12 text-sm tabular-nums">{Math.floor(progress * 100)} %</span>
      <Button onClick={onCancel}>Stop</Button>
    </div>
  );
}

/** What can be told before a byte is sent. */
function refusedHere(file: FormDataEntryValue | null, limitMegabytes: number): string | null {
  if (!(file instanceof File) || file.name === "")
    return "No file was chosen. Choose one, then send it again.";
  if (file.size <= limitMegabytes * 1_000_000) return null;
  return `The file has ${sizeInWords(file.size)}, more than the ${limitMegabytes} MB this conference takes. Make it smaller, or add a link to it.`;
}
