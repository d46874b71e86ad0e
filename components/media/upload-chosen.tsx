"use client";

import type { Choices } from "@/components/media/media-settings";
import { sizeInWords } from "@/components/media/size";
import { TellField } from "@/components/media/tell-field";
import type { UploadItem } from "@/components/media/upload-item";
import { useUploads } from "@/components/media/uploads";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { formatNames, formatOfName } from "@/lib/media/formats";
import type { KindToAdd } from "@/lib/media/schema";

/** One chosen file before it is sent: what it is, what it is called, and whether it can be taken at all. */
export function UploadChosen({
  item: { key, name, bytes, wanted },
  refusal,
  kinds,
  choices,
}: {
  item: UploadItem;
  refusal: string | null;
  kinds: KindToAdd[];
  choices: Choices;
}) {
  const { queue } = useUploads();
  const kind = kinds.find(({ id }) => id === wanted.kindId);
  const isCaptions = formatOfName(name)?.showing === "captions";
  return (
    <li className="py-4">
      <fieldset className="flex flex-col gap-4">
        <legend className="float-left w-full">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-sm text-ink-muted tabular-nums">{sizeInWords(bytes)}</span>
        </legend>
        <div
          className="grid gap-4 sm:grid-cols-2"
          onChange={({ target }) => {
            const { name: field, value } = target as unknown as HTMLInputElement;
            queue.describe(key, { [field]: value });
          }}
        >
          <SelectField
            name="kindId"
            label="What it is"
            options={kinds.map(kindOption)}
            defaultValue={wanted.kindId}
            hint={kind ? takesInWords(kind) : undefined}
          />
          <TextField
            name="label"
            label="Label"
            hint="Shown on the page. Empty: what it is."
            defaultValue={wanted.label}
            maxLength={120}
          />
          <TellField told={choices.told} />
          {isCaptions && (
            <>
              <SelectField
                name="belongsToId"
                label="Captions of"
                options={[{ value: "", label: "No video: they stand for themselves" }, ...choices.videos]}
                defaultValue={wanted.belongsToId}
              />
              <SelectField
                name="language"
                label="Language"
                options={[{ value: "", label: "Not said" }, ...choices.languages]}
                defaultValue={wanted.language}
              />
            </>
          )}
        </div>
        {refusal && (
          <p role="alert" className="text-danger">
            <span aria-hidden="true">× </span>
            {refusal} Nothing of it is sent.
          </p>
        )}
        <div>
          <Button onClick={() => queue.putAside(key)}>
            Leave out<span className="sr-only"> {name}</span>
          </Button>
        </div>
      </fieldset>
    </li>
  );
}

function kindOption({ id, name, openRequests }: KindToAdd) {
  return { value: id, label: openRequests === 0 ? name : `${name}, asked for by ${openRequests}` };
}

function takesInWords({ name, formats }: KindToAdd): string {
  return formats.length === 0 ? `${name}: any format.` : `${name}: ${formatNames(formats)}.`;
}
