"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { useSentForm } from "@/components/ui/sent-form";
import { type FormAction, type FormState, isUndone } from "@/lib/form-state";

/** A piece of a sentence, and where it leads if it does. */
export type LinkedPart = { text: string; href?: string };

export type ListedConflict = {
  key: string;
  kind: string;
  level: { name: string; isGrave: boolean };
  parts: LinkedPart[];
  /** In words: by whom, when, why. */
  acknowledgement: { id: string; words: string } | null;
};

type Sent = ReturnType<typeof useSentForm>;

/**
 * Conflicts as rows: a sentence with both sides linked, how grave, and a form to let it stand or to take that back.
 * The answer stands above the rows, since the row it is about may be gone from them. Works without JavaScript.
 */
export function ConflictList({
  action,
  conferenceId,
  rows,
}: {
  action: FormAction;
  conferenceId: string;
  rows: ListedConflict[];
}) {
  const sent = useSentForm(action, () => undefined);
  return (
    <>
      <Answer state={sent.state} />
      <ul>
        {rows.map((row) => (
          <li key={row.key} className="border-t border-rule py-3 last:border-b">
            <p className="text-sm">
              <strong className={`font-semibold ${row.level.isGrave ? "text-danger" : "text-warn"}`}>
                {row.level.name}
              </strong>
              <span className="text-ink-muted"> · {row.kind}</span>
            </p>
            <p className="mt-1 max-w-measure wrap-anywhere">
              {row.parts.map(({ text, href }, at) =>
                href ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other
                  <a key={at} href={href} className="font-serif">
                    {text}
                  </a>
                ) : (
                  text
                ),
              )}
            </p>
            {row.acknowledgement ? (
              <TakeBack sent={sent} acknowledgement={row.acknowledgement} />
            ) : (
              <Acknowledge sent={sent} of={{ conferenceId, key: row.key }} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Takes the focus when the pressed button may be gone. */
function Answer({ state }: { state: FormState }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "done") notice.current?.focus();
  }, [state]);
  return (
    <div ref={notice} tabIndex={-1} className={state.status === "fresh" ? "" : "mb-4"}>
      {state.status !== "fresh" && (
        <Notice kind={state.status}>
          <p>{state.message}</p>
        </Notice>
      )}
    </div>
  );
}

function Acknowledge({ sent, of }: { sent: Sent; of: { conferenceId: string; key: string } }) {
  const { state } = sent;
  const refused = isUndone(state) && state.typed.key?.[0] === of.key ? state : null;
  const error = refused?.fields.reason;
  const id = `reason-${of.key}`;
  return (
    <Folded as="Let it stand" isQuiet isOpen={refused !== null}>
      <form {...sent.form} className="mt-1 flex max-w-measure flex-wrap items-end gap-2">
        <input type="hidden" name="conferenceId" value={of.conferenceId} />
        <input type="hidden" name="key" value={of.key} />
        <div className="min-w-48 flex-1">
          <label htmlFor={id} className="text-sm font-medium">
            Why it may
          </label>
          <input
            id={id}
            name="reason"
            required
            maxLength={500}
            defaultValue={refused?.typed.reason?.[0]}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className="control w-full rounded-sm border border-edge bg-paper px-3 py-1.5 text-ink hover:border-ink aria-invalid:border-danger"
          />
          {error && (
            <p id={`${id}-error`} className="text-sm text-danger">
              {error}
            </p>
          )}
        </div>
        <Button type="submit" aria-disabled={sent.pending}>
          Acknowledge
        </Button>
      </form>
    </Folded>
  );
}

function TakeBack({ sent, acknowledgement }: { sent: Sent; acknowledgement: { id: string; words: string } }) {
  return (
    <form {...sent.form} className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
      <input type="hidden" name="acknowledgementId" value={acknowledgement.id} />
      <p className="max-w-measure text-sm text-ink-muted wrap-anywhere">{acknowledgement.words}</p>
      <Button type="submit" className="text-sm" aria-disabled={sent.pending}>
        Take back
      </Button>
    </form>
  );
}
