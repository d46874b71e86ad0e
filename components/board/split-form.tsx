"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";

/** A session of its own, like this one, for some of its papers. */
export function SplitForm({ sessionId }: { sessionId: string }) {
  const { store, actions } = useParts();
  const session = useBoard(({ model }) => model.sessions.get(sessionId));
  const papers = useBoard(({ model }) => model.papers);
  const chosen = useBoard(({ selection }) => selection.chosen);
  const [refused, setRefused] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const [pending, setPending] = useState(false);
  if (!session) return <p>This session was deleted meanwhile.</p>;

  async function split(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    const sent = new FormData(event.currentTarget);
    const ids = sent.getAll("ids").map(String);
    if (ids.length === 0) return setRefused("Choose at least one paper.");
    setPending(true);
    const answer = await actions.split(sessionId, ids, String(sent.get("title") ?? ""));
    setPending(false);
    if (!answer.ok) return setRefused(answer.sentence);
    const made = answer.sessionId ?? sessionId;
    store.goTo({ area: "session", sessionId: made, paperId: null }, { ask: null, openId: made });
  }

  return (
    <form ref={form} onSubmit={split} className="flex flex-col gap-4">
      {refused && (
        <Notice kind="refused">
          <p>{refused}</p>
        </Notice>
      )}
      <TextField name="title" label="Title of the new session" required maxLength={200} />
      <fieldset>
        <legend className="font-medium">Papers that go to it</legend>
        {session.papers.map(({ id }) => (
          <label key={id} className="control flex items-center gap-3">
            <input
              type="checkbox"
              name="ids"
              value={id}
              defaultChecked={chosen.has(id)}
              className="size-5 shrink-0"
            />
            <span className="font-serif">{papers.get(id)?.title}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" rank="primary" aria-disabled={pending}>
          Split
        </Button>
      </div>
    </form>
  );
}
