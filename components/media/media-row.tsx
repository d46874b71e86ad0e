import { type Choices, MediaSettingsForm } from "@/components/media/media-settings";
import { MediaStanding } from "@/components/media/media-standing";
import { ReplaceForm } from "@/components/media/replace-form";
import { sizeInWords } from "@/components/media/size";
import { Button } from "@/components/ui/button";
import { Folded } from "@/components/ui/folded";
import type { FormAction } from "@/lib/form-state";
import type { TendedMedia } from "@/lib/media/schema";

/** Side by side while they are closed. */
const FOLDED = "mr-6 inline-block align-top open:mr-0 open:block";

/** All ids in their order once the row is moved; null where it cannot go further. */
export type RowPlace = { presentationId: string; up: string[] | null; down: string[] | null };

/** Sends the forms of a row; null where media are closed. */
export type RowPresses = {
  order: (form: FormData) => void;
  remove: (form: FormData) => void;
  edit: FormAction;
};

/** One file or link: look at it, say what it is and for whom, replace it, move it, remove it. */
export function MediaRow({
  item,
  place,
  choices,
  presses,
}: {
  item: TendedMedia;
  place: RowPlace;
  choices: Choices;
  presses: RowPresses | null;
}) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-measure">
          {item.threat ? (
            <span className="font-medium">{item.label}</span>
          ) : (
            <a href={item.href} rel={item.file ? undefined : "noopener"} className="font-medium">
              {item.label}
            </a>
          )}
          <p className="text-sm text-ink-muted">{aboutOf(item)}</p>
          <MediaStanding item={item} timeZone={choices.timeZone} />
        </div>
        {presses && (
          <div className="flex flex-wrap gap-2">
            <MoveButton
              ids={place.up}
              place={place}
              send={presses.order}
              label={`Move ${item.label} up`}
              sign="↑"
            />
            <MoveButton
              ids={place.down}
              place={place}
              send={presses.order}
              label={`Move ${item.label} down`}
              sign="↓"
            />
            <PressForm send={presses.remove} fields={[["mediaId", item.id]]} label={`Remove ${item.label}`}>
              Remove
            </PressForm>
          </div>
        )}
      </div>
      {presses && (
        <>
          <Folded
            isQuiet
            as={
              <>
                Settings<span className="sr-only"> of {item.label}</span>
              </>
            }
            className={FOLDED}
          >
            <div className="max-w-measure pt-2 pb-4">
              <MediaSettingsForm item={item} choices={choices} action={presses.edit} />
            </div>
          </Folded>
          {item.file && (
            <Folded
              isQuiet
              as={
                <>
                  Replace<span className="sr-only"> of {item.label}</span>
                </>
              }
              className={FOLDED}
            >
              <div className="max-w-measure pt-2 pb-4">
                <ReplaceForm item={item} presentationId={place.presentationId} choices={choices} />
              </div>
            </Folded>
          )}
        </>
      )}
    </>
  );
}

function MoveButton({
  ids,
  place,
  send,
  label,
  sign,
}: {
  ids: string[] | null;
  place: RowPlace;
  send: RowPresses["order"];
  label: string;
  sign: string;
}) {
  if (!ids) return null;
  const fields = ids.map((id): [string, string] => ["mediaIds", id]);
  return (
    <PressForm send={send} fields={[["presentationId", place.presentationId], ...fields]} label={label}>
      {sign}
    </PressForm>
  );
}

/** A form of one button; the list says what came of it. */
function PressForm({
  send,
  fields,
  label,
  children,
}: {
  send: (form: FormData) => void;
  fields: [string, string][];
  label: string;
  children: string;
}) {
  return (
    <form action={send}>
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" aria-label={label} title={label}>
        {children}
      </Button>
    </form>
  );
}

function aboutOf({ kindName, href, file }: TendedMedia): string {
  if (!file) return `${kindName} · link to ${new URL(href).host}`;
  return `${kindName} · ${file.name} · ${sizeInWords(file.bytes)}`;
}
