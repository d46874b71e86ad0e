"use client";

import { useState } from "react";
import { AskForm } from "@/components/board/ask-form";
import { useBoard, useParts } from "@/components/board/board-context";
import type { Board } from "@/components/board/board-store";
import { SelectField, TextField } from "@/components/ui/fields";
import { fullMinutes } from "@/lib/sessions/capacity";

/** Makes a session, of papers or empty; its type and theme are those of most of its papers. */
export function MakeForm({ ids }: { ids: readonly string[] }) {
  const { store, actions } = useParts();
  const names = useBoard((board) => board.names);
  const [usual] = useState(() => usualOf(store.get(), ids));

  async function make(sent: FormData): Promise<string | null> {
    const { conference } = store.get();
    const text = (name: string) => String(sent.get(name) ?? "");
    const type = names.types.find(({ id }) => id === text("typeId"));
    const fields = { title: text("title"), typeId: text("typeId"), themeId: text("themeId") };
    const answer = await actions.make(
      {
        ...{ conferenceId: conference.id, ...fields, mode: usual.mode },
        minutes: type ? fullMinutes(type) : 60,
      },
      ids,
    );
    if (!answer.ok) return answer.sentence;
    const { sessionId } = answer;
    if (sessionId)
      store.goTo({ area: "session", sessionId, paperId: null }, { ask: null, openId: sessionId });
    else store.set({ ask: null });
    return null;
  }

  return (
    <AskForm submit="Make the session" send={make}>
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
    </AskForm>
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
