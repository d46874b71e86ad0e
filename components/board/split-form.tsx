"use client";

import { AskForm } from "@/components/board/ask-form";
import { useBoard, useParts } from "@/components/board/board-context";
import { TextField } from "@/components/ui/fields";

/** A session of its own, like this one, for some of its papers. */
export function SplitForm({ sessionId }: { sessionId: string }) {
  const { store, actions } = useParts();
  const session = useBoard(({ model }) => model.sessions.get(sessionId));
  const papers = useBoard(({ model }) => model.papers);
  const chosen = useBoard(({ selection }) => selection.chosen);
  if (!session) return <p>This session was deleted meanwhile.</p>;

  async function split(sent: FormData): Promise<string | null> {
    const ids = sent.getAll("ids").map(String);
    if (ids.length === 0) return "Choose at least one paper.";
    const answer = await actions.split(sessionId, ids, String(sent.get("title") ?? ""));
    if (!answer.ok) return answer.sentence;
    const made = answer.sessionId ?? sessionId;
    store.goTo({ area: "session", sessionId: made, paperId: null }, { ask: null, openId: made });
    return null;
  }

  return (
    <AskForm submit="Split" send={split}>
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
    </AskForm>
  );
}
