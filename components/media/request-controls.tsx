"use client";

import { useActionState, useEffect, useState } from "react";
import { useMe } from "@/components/people/me";
import { keepStanding } from "@/components/people/me-store";
import { Button } from "@/components/ui/button";
import type { PressOutcome, Standing } from "@/lib/requests/schema";

/** Answers a press: in place with script, by 303 without. */
export type PressAction = (previous: PressOutcome | null, form: FormData) => Promise<PressOutcome>;

type Kind = { id: string; name: string };
type Sent = ReturnType<typeof usePress>;

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
  return (
    <form action={sent.send} aria-busy={sent.pending} data-presentation={presentationId}>
      <Hidden presentationId={presentationId} />
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <KindButton key={kind.id} kind={kind} standing={standing} />
        ))}
      </div>
      <details className="mt-2 max-w-measure">
        <summary className="control inline-flex items-center text-sm text-ink-muted">
          Add a sentence to what you ask for
        </summary>
        <label className="block text-sm" htmlFor={`sentence-${presentationId}`}>
          For the presenters, at most 300 characters, no links. They are not told who asks.
        </label>
        <input
          id={`sentence-${presentationId}`}
          name="sentence"
          maxLength={300}
          autoComplete="off"
          className="control mt-1 w-full rounded-sm border border-edge bg-paper px-3 py-1.5"
        />
      </details>
      <Answer outcome={sent.outcome} />
    </form>
  );
}

/** Follow, undone by the next press, and how many do. */
export function FollowControl({
  presentationId,
  follows,
  action,
}: {
  presentationId: string;
  follows: number;
  action: PressAction;
}) {
  const sent = usePress(action, presentationId);
  const isFollowed = useStanding(presentationId)?.follows ?? false;
  return (
    <form action={sent.send} aria-busy={sent.pending} data-presentation={presentationId}>
      <Hidden presentationId={presentationId} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          name="press"
          value={isFollowed ? "unfollow" : "follow"}
          aria-pressed={isFollowed}
        >
          {isFollowed ? "✓ Following" : "Follow"}
        </Button>
        {follows > 0 && <span className="text-sm text-ink-muted tabular-nums">{follows} follow</span>}
      </div>
      <Answer outcome={sent.outcome} />
    </form>
  );
}

function KindButton({ kind, standing }: { kind: Kind; standing: Standing | null }) {
  const isAsked = standing?.kinds.some(({ id, state }) => id === kind.id && state === "asked") ?? false;
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
    if (outcome?.standing?.presentationId === presentationId) keepStanding(outcome.standing);
  }, [outcome, presentationId]);
  return { outcome, send, pending };
}

function useStanding(presentationId: string): Standing | null {
  const standing = useMe()?.standing ?? null;
  return standing?.presentationId === presentationId ? standing : null;
}

/** `inPlace` is there only once script runs: without it the answer is another page. */
function Hidden({ presentationId }: { presentationId: string }) {
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  return (
    <>
      <input type="hidden" name="presentationId" value={presentationId} />
      {hasScript && <input type="hidden" name="inPlace" value="yes" />}
    </>
  );
}

function Answer({ outcome }: { outcome: Sent["outcome"] }) {
  return (
    <p role="status" className={`mt-2 max-w-measure text-sm ${outcome?.ok === false ? "text-danger" : ""}`}>
      {outcome?.sentence}
    </p>
  );
}
