import { TellField } from "@/components/media/tell-field";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import type { WillTell } from "@/lib/will-tell";

/** Sends one file without script; fields stand before it, since the server must know them when its bytes arrive. */
export function FileForm({
  presentationId,
  kinds,
  asked,
  megabytes,
  told,
}: {
  presentationId: string;
  kinds: { value: string; label: string }[];
  /** The kind the page was opened for. */
  asked?: string;
  megabytes: number;
  told: WillTell | null;
}) {
  return (
    <form
      method="post"
      action="/media/uploads"
      encType="multipart/form-data"
      className="flex max-w-measure flex-col gap-6"
    >
      <input type="hidden" name="presentationId" value={presentationId} />
      <SelectField name="kindId" label="What it is" options={kinds} defaultValue={asked} />
      <TextField name="label" label="Label" hint="Shown on the page. Empty: what it is." maxLength={120} />
      <TellField told={told} />
      <div className="flex flex-col gap-1">
        <label htmlFor="file-to-add" className="font-medium">
          File
        </label>
        <p id="file-to-add-limit" className="text-sm text-ink-muted">
          Up to {megabytes} MB. Without script in your browser it is sent in one go; with it, an interrupted
          one goes on where it stopped.
        </p>
        <input
          id="file-to-add"
          type="file"
          name="file"
          required
          aria-describedby="file-to-add-limit"
          className="control w-full py-1.5 text-sm file:mr-3 file:rounded file:border file:border-edge file:bg-tint file:px-3 file:py-1.5 file:text-ink"
        />
      </div>
      <div>
        <Button type="submit" rank="quiet">
          Add the file
        </Button>
      </div>
    </form>
  );
}
