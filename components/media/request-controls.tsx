"use client";

import type { Route } from "next";
import { useActionState, useEffect } from "react";
import { useMe } from "@/components/people/me";
import { keepPressed } from "@/components/people/me-store";
import { Button, ButtonLink } from "@/components/ui/button";
import { Folded } from "@/components/ui/folded";
import { InPlace } from "@/components/ui/in-place";
import type { PressOutcome, Standing } from "@/lib/requests/schema";

/** Answers a press: in place with script, by 303 without. */
export type PressAction = (previous: PressOutcome | null, form: FormData) => Promise<PressOutcome>;

type Kind = {
  id: string;
  name: string;
  /** Cannot be asked for; who asked before may still take it back. */
  isDeclined: boolean;
};
type Sent = ReturnType<typeof usePress>;

/** So many kinds have a button at once; the others wait behind “Other…”. */
const FIRST_KINDS = 3;

/**
 * Asking for kinds of media, one press each, undone by the next press. The same for everybody until the browser
 * knows who reads it. `kinds`: those that are not there yet.
 */
export function RequestControls({
  presentationId,
  kinds,
  action,
}: {
  presentationId: string;
  kinds: Kind[];
  action: PressAction;
}) {
  const sent = usePress(action, presentationId);
  const standing = useStanding(presentationId);
  const isMine = (id: string) => standing?.kinds.some((kind) => kind.id === id && kind.request) ?? false;
  const pressable = kinds.filter(({ id, isDeclined }) => !isDeclined || isMine(id));
  const [first, others] = [pressable.slice(0, FIRST_KINDS), pressable.slice(FIRST_KINDS)];
  if (pressable.length === 0) return null;
  return (
    <form action={sent.send} aria-busy={sent.pending} data-about={`presentation:${presentationId}`}>
      {/* Enter in a field presses a form's first button: none, rather than any kind. */}
      <button type="submit" disabled hidden />
      <input type="hidden" name="presentationId" value={presentationId} />
      <InPlace />
      <div className="flex flex-wrap gap-2">
        {first.map((kind) => (
          <KindButton key={kind.id} kind={kind} standing={standing} />
        ))}
      </div>
      {others.length > 0 && (
        <Folded as="Other…" className="mt-2" isOpen={others.some(({ id }) => isMine(id))}>
          <div className="flex flex-wrap gap-2">
            {others.map((kind) => (
              <KindButton key={kind.id} kind={kind} standing={standing} />
            ))}
          </div>
        </Folded>
      )}
      <Words presentationId={presentationId} />
      <Answer outcome={sent.outcome} />
    </form>
  );
}

/** What may be said with the ask. */
function Words({ presentationId }: { presentationId: string }) {
  return (
    <Folded as="Add a sentence or your name to what you ask for" isQuiet className="mt-2 max-w-measure">
      <label className="block text-sm" htmlFor={`sentence-${presentationId}`}>
        For the presenters, at most 300 characters, no links.
      </label>
      <input
        id={`sentence-${presentationId}`}
        name="sentence"
        maxLength={300}
        autoComplete="off"
        className="control mt-1 w-full rounded-sm border border-edge bg-paper px-3 py-1.5"
      />
      <div className="mt-2 flex items-start gap-3">
        <input
          id={`named-${presentationId}`}
          type="checkbox"
          name="isNamed"
          value="yes"
          aria-describedby={`named-${presentationId}-hint`}
          className="mt-0.5 size-5 shrink-0"
        />
        <label htmlFor={`named-${presentationId}`}>Tell the presenters my name</label>
      </div>
      <p id={`named-${presentationId}-hint`} className="pl-8 text-sm text-ink-muted">
        Otherwise only the organisers see who asks.
      </p>
    </Folded>
  );
}

function KindButton({ kind, standing }: { kind: Kind; standing: Standing | null }) {
  const mine = standing?.kinds.find(({ id }) => id === kind.id);
  if (mine?.isThere)
    return (
      <ButtonLink href={`/my/presentations/${standing?.presentationId}#media` as Route}>
        Open {kind.name}
      </ButtonLink>
    );
  const isAsked = Boolean(mine?.request);
  return (
    <Button
      type="submit"
      name="press"
      value={`${isAsked ? "withdraw" : "request"}:${kind.id}`}
      aria-pressed={isAsked}
    >
      {isAsked ? `✓ ${kind.name} asked for` : kind.name}
    </Button>
  );
}

function usePress(action: PressAction, presentationId: string) {
  const [outcome, send, pending] = useActionState(action, null);
  useEffect(() => {
    if (outcome?.standing?.presentationId === presentationId)
      keepPressed({ standing: outcome.standing, following: outcome.following });
  }, [outcome, presentationId]);
  return { outcome, send, pending };
}

function useStanding(presentationId: string): Standing | null {
  const standing = useMe()?.standing ?? null;
  return standing?.presentationId === presentationId ? standing : null;
}

function Answer({ outcome }: { outcome: Sent["outcome"] }) {
  return (
    <p role="status" className={`mt-2 max-w-measure text-sm ${outcome?.ok === false ? "text-danger" : ""}`}>
      {outcome?.sentence}
      {outcome?.leadsTo && (
        <>
          {" "}
          <a href={outcome.leadsTo}>Open it on your own page</a>
        </>
      )}
    </p>
  );
}
