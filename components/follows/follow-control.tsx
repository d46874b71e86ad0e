"use client";

import { useActionState, useEffect } from "react";
import { ClashLines } from "@/components/follows/clash-lines";
import { useMe } from "@/components/people/me";
import { keepPressed } from "@/components/people/me-store";
import { Button } from "@/components/ui/button";
import { InPlace } from "@/components/ui/in-place";
import type { FollowedSubject, FollowOutcome } from "@/lib/follows/schema";

/** Answers a press: in place with script, by 303 without. */
export type FollowAction = (previous: FollowOutcome | null, form: FormData) => Promise<FollowOutcome>;

/**
 * Follow, undone by the next press, how many do, and what the reader is at meanwhile. The same for everybody until
 * the browser knows who reads it.
 */
export function FollowControl({
  subject,
  follows = 0,
  action,
}: {
  subject: FollowedSubject;
  follows?: number;
  action: FollowAction;
}) {
  const [outcome, send, pending] = useActionState(action, null);
  useEffect(() => {
    if (outcome?.following?.subject === subject) keepPressed({ following: outcome.following });
  }, [outcome, subject]);
  const known = useMe()?.following;
  const following = known?.subject === subject ? known : null;
  const isFollowed = following?.follows ?? false;
  return (
    <form action={send} aria-busy={pending} data-about={subject} className="print:hidden">
      <input type="hidden" name="subject" value={subject} />
      <InPlace />
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
      <p role="status" className={`mt-2 max-w-measure text-sm ${outcome?.ok === false ? "text-danger" : ""}`}>
        {outcome?.sentence}
      </p>
      {following && <ClashLines clashes={following.clashes} />}
    </form>
  );
}
