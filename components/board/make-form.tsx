"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import type { Board } from "@/components/board/board-store";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/notice";
import { fullMinutes } from "@/lib/sessions/capacity";

/** Makes a session, of papers or empty; its type and theme are those of most of its papers. */
export function MakeForm({ ids }: { ids: readonly string[] }) {
  const { store, actions } = useParts();
  const names = useBoard((board) => board.names);
  const [usual] = useState(() => usualOf(store.get(), ids));
  const [refused, setRefused] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const [pending, setPending] = useState(false);

  async function make(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    const sent = new FormData(event.currentTarget);
    const { conference } = store.get();
    const text = (name: string) => String(sent.get(name) ?? "");
    setPending(true);
    const type = names.types.find(({ id }) => id === text("typeId"));
    const fields = { title: text("title"), typeId: text("typeId"), themeId: text("themeId") };
    const answer = await actions.make(
      {
        ...{ conferenceId: conference.id, ...fields, mode: usual.mode },
        minutes: type ? fullMinutes(type) : 60,
      },
      ids,
    );
    setPending(false);
    if (!answer.ok) return setRefused(answer.sentence);
    const { sessionId } = answer;
    if (sessionId)
      store.goTo({ area: "session", sessionId, paperId: null }, { ask: null, openId: sessionId });
    else store.set({ ask: null });
  }

  return (
    <form ref={form} onSubmit={make} className="flex flex-col gap-4">
      {refused && (
        <Notice kind="refused">
          <p>{refused}</p>
        </Notice>
      )}
      <TextField name="title" label="Title" required maxLength={200} />
      <SelectField
        name="typeId"
        label="Type of its presentations"
        options={names.types.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={usual.typeId}
      />
      <SelectField
        name="themeId"
        label="Theme"
        options={[
          { value: "", label: "None yet" },
          ...names.themes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={usual.themeId}
      />
      <div>
        <Button type="submit" rank="primary" aria-disabled={pending}>
          Make the session
        </Button>
      </div>
    </form>
  );
}

function usualOf({ model, names }: Board, ids: readonly string[]) {
  const papers = ids.map((id) => model.papers.get(id)).filter((paper) => paper !== undefined);
  const modes = new Set(papers.map((paper) => paper.mode));
  const [mode = "in_person" as const] = modes;
  return {
    mode: modes.size > 1 ? ("blended" as const) : mode,
    typeId: mostOf(papers.map((paper) => paper.typeId)) ?? names.types[0]?.id ?? "",
    themeId: mostOf(papers.map((paper) => paper.themeId)) ?? "",
  };
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
