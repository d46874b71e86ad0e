"use client";

import { useActionState } from "react";
import type { MediaActions } from "@/components/media/media-actions";
import { MediaRow } from "@/components/media/media-row";
import { type FormState, fresh } from "@/lib/form-state";
import type { MediaView } from "@/lib/media/schema";

/** What is on the page, in its order. What a move or a removal came to is said once, above, since the row may go. */
export function MediaList({
  presentationId,
  media,
  actions,
}: {
  presentationId: string;
  media: MediaView[];
  /** Null: closed for changes. */
  actions: MediaActions | null;
}) {
  const [ordered, order] = useActionState(actions?.order ?? unchanged, fresh);
  const [removed, remove] = useActionState(actions?.remove ?? unchanged, fresh);
  const ids = media.map(({ id }) => id);
  return (
    <div>
      <Said states={[ordered, removed]} />
      {media.length === 0 && <p className="text-ink-muted">Nothing is on the page.</p>}
      {media.length > 0 && (
        <ol className="divide-y divide-rule border-y border-rule">
          {media.map((item, at) => (
            <MediaRow
              key={item.id}
              item={item}
              order={{ presentationId, ids, at }}
              presses={actions && { order, remove, label: actions.label }}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

function Said({ states }: { states: FormState[] }) {
  return (
    <div role="status">
      {states.map(
        (state, at) =>
          state.status !== "fresh" && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the two states keep their places
            <p key={at} className={`mb-3 text-sm ${state.status === "refused" ? "text-danger" : "text-ok"}`}>
              {state.message}
            </p>
          ),
      )}
    </div>
  );
}

async function unchanged(state: FormState): Promise<FormState> {
  return state;
}
