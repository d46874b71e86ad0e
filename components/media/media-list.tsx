"use client";

import { useActionState } from "react";
import type { MediaActions } from "@/components/media/media-actions";
import { MediaRow, type RowPlace } from "@/components/media/media-row";
import type { Choices } from "@/components/media/media-settings";
import { type FormState, fresh } from "@/lib/form-state";
import type { TendedMedia } from "@/lib/media/schema";

/**
 * What is on the page, in its order, captions and transcripts under what they belong to. What a move or a removal
 * came to is said once, above, since the row may go.
 */
export function MediaList({
  presentationId,
  media,
  choices,
  actions,
}: {
  presentationId: string;
  media: TendedMedia[];
  choices: Choices;
  /** Null: closed for changes. */
  actions: MediaActions | null;
}) {
  const [ordered, order] = useActionState(actions?.order ?? unchanged, fresh);
  const [removed, remove] = useActionState(actions?.remove ?? unchanged, fresh);
  const groups = groupsOf(media);
  const presses = actions && { order, remove, edit: actions.edit };
  const place = (
    siblings: TendedMedia[][],
    at: number,
    all: (moved: TendedMedia[][]) => TendedMedia[],
  ): RowPlace => ({
    presentationId,
    up: idsMoved(siblings, at, -1, all),
    down: idsMoved(siblings, at, 1, all),
  });
  return (
    <div>
      <Said states={[ordered, removed]} />
      {media.length === 0 && <p className="text-ink-muted">Nothing is on the page.</p>}
      {media.length > 0 && (
        <ol className="divide-y divide-rule border-y border-rule">
          {groups.map(([item, ...belonging], at) => (
            <li key={item?.id} className="py-3">
              {item && (
                <MediaRow
                  item={item}
                  place={place(groups, at, (moved) => moved.flat())}
                  choices={choices}
                  presses={presses}
                />
              )}
              {item && belonging.length > 0 && (
                <ol aria-label={`Belongs to ${item.label}`} className="mt-2 border-l border-rule pl-4">
                  {belonging.map((part, within) => (
                    <li key={part.id} className="py-2">
                      <MediaRow
                        item={part}
                        place={place(
                          belonging.map((each) => [each]),
                          within,
                          (moved) =>
                            groups.flatMap((group, g) => (g === at ? [item, ...moved.flat()] : group)),
                        )}
                        choices={choices}
                        presses={presses}
                      />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Each with what belongs to it after it; what belongs to something that is not there stands for itself. */
function groupsOf(media: TendedMedia[]): TendedMedia[][] {
  const isThere = new Set(media.filter(({ belongsToId }) => belongsToId === null).map(({ id }) => id));
  return media
    .filter(({ belongsToId }) => belongsToId === null || !isThere.has(belongsToId))
    .map((item) => [item, ...media.filter(({ belongsToId }) => belongsToId === item.id)]);
}

/** All ids when the siblings at `at` and beside it change places; null at the ends. */
function idsMoved(
  siblings: TendedMedia[][],
  at: number,
  by: 1 | -1,
  all: (moved: TendedMedia[][]) => TendedMedia[],
): string[] | null {
  const [item, neighbour] = [siblings[at], siblings[at + by]];
  if (!item || !neighbour) return null;
  const moved = siblings.map((each, place) => (place === at ? neighbour : place === at + by ? item : each));
  return all(moved).map(({ id }) => id);
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
