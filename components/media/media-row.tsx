import { sizeInWords } from "@/components/media/size";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";
import type { MediaView } from "@/lib/media/schema";

type Order = { presentationId: string; ids: string[]; at: number };

/** Sends the forms of a row; null where media are closed. */
export type RowPresses = {
  order: (form: FormData) => void;
  remove: (form: FormData) => void;
  label: FormAction;
};

/** One file or link: look at it, label it, move it, remove it. Without `presses` it is only shown. */
export function MediaRow({
  item,
  order,
  presses,
}: {
  item: MediaView;
  order: Order;
  presses: RowPresses | null;
}) {
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <a href={item.href} rel={item.file ? undefined : "noopener"} className="font-medium">
            {item.label}
          </a>
          <p className="text-sm text-ink-muted">{aboutOf(item)}</p>
        </div>
        {presses && (
          <div className="flex flex-wrap gap-2">
            <MoveButton order={order} by={-1} send={presses.order} label={`Move ${item.label} up`} sign="↑" />
            <MoveButton
              order={order}
              by={1}
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
        <details>
          <summary className="control inline-flex items-center text-sm text-ink-muted">
            Label<span className="sr-only"> of {item.label}</span>
          </summary>
          <ActionForm
            action={presses.label}
            submit="Save label"
            rank="quiet"
            hidden={{ mediaId: item.id }}
            className="max-w-measure pb-2"
          >
            <TextField name="label" label="Label" defaultValue={item.label} maxLength={120} />
          </ActionForm>
        </details>
      )}
    </li>
  );
}

function MoveButton({
  order: { presentationId, ids, at },
  by,
  send,
  label,
  sign,
}: {
  order: Order;
  by: 1 | -1;
  send: RowPresses["order"];
  label: string;
  sign: string;
}) {
  const moved = movedIds(ids, at, by);
  if (!moved) return null;
  const fields = moved.map((id): [string, string] => ["mediaIds", id]);
  return (
    <PressForm send={send} fields={[["presentationId", presentationId], ...fields]} label={label}>
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

/** The ids with the one at `at` a place further; null at the ends. */
function movedIds(ids: string[], at: number, by: 1 | -1): string[] | null {
  const [id, neighbour] = [ids[at], ids[at + by]];
  if (id === undefined || neighbour === undefined) return null;
  return ids.map((each, place) => (place === at ? neighbour : place === at + by ? id : each));
}

function aboutOf({ kindName, href, file }: MediaView): string {
  if (!file) return `${kindName} · link to ${new URL(href).host}`;
  return `${kindName} · ${file.name} · ${sizeInWords(file.bytes)}`;
}
