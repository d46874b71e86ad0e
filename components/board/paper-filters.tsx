"use client";

import { useId, useState } from "react";
import { useBoard, useParts } from "@/components/board/board-context";
import { unassignedIds } from "@/components/board/board-store";
import { BOX, Choice, Words } from "@/components/board/filter-fields";
import { everyPaper, type PaperFilter } from "@/components/board/paper-filter";
import { useCloseness } from "@/components/board/use-closeness";

/** What to show of the papers in no session. */
export function PaperFilters() {
  const { store } = useParts();
  const filter = useBoard((board) => board.filter);
  const names = useBoard((board) => board.names);
  const isWhole = useBoard((board) => board.isWhole);
  const total = useBoard(({ totals }) => totals.unassigned);
  const shown = useBoard((board) => unassignedIds(board).length);
  useCloseness();
  const set = (patch: Partial<PaperFilter>) =>
    store.set({
      filter: { ...store.get().filter, ...patch },
      left: { ...store.get().left, unassigned: null },
    });
  const isFiltered = JSON.stringify({ ...filter, sort: "theme" }) !== JSON.stringify(everyPaper);
  return (
    <div className="pb-2">
      <div className="flex items-center gap-2">
        <h2 className="shrink-0 font-serif text-lg font-semibold">
          Unassigned{" "}
          <span className="font-sans text-sm font-normal text-ink-muted tabular-nums">
            {isWhole ? shown : total}
          </span>
        </h2>
        {isFiltered && (
          <button
            type="button"
            className="control shrink-0 text-sm text-accent"
            onClick={() => set({ ...everyPaper, sort: filter.sort })}
          >
            Show all
          </button>
        )}
        <SortPapers value={filter.sort} onSort={(sort) => set({ sort })} />
      </div>
      <div className="mt-1 grid grid-cols-2 gap-1.5">
        <Words
          label="Search unassigned papers"
          hint="Title, presenter, keyword"
          value={filter.words}
          onWords={(words) => set({ words })}
        />
        <Choice
          label="Theme"
          value={filter.themeId}
          all="Any theme"
          choices={names.themes}
          onChoice={(themeId) => set({ themeId })}
        />
        <Choice
          label="Type"
          value={filter.typeId}
          all="Any type"
          choices={names.types}
          onChoice={(typeId) => set({ typeId })}
        />
        <Choice
          label="Mode"
          value={filter.mode}
          all="Any mode"
          choices={MODES}
          onChoice={(mode) => set({ mode: mode as PaperFilter["mode"] })}
        />
        <Keyword value={filter.keyword} onKeyword={(keyword) => set({ keyword })} />
      </div>
    </div>
  );
}

const MODES = [
  { id: "in_person", name: "In person" },
  { id: "online", name: "Online" },
  { id: "blended", name: "Both" },
];

function SortPapers({
  value,
  onSort,
}: {
  value: PaperFilter["sort"];
  onSort: (sort: PaperFilter["sort"]) => void;
}) {
  const open = useBoard(({ openId, model }) => (openId ? model.sessions.get(openId)?.title : undefined));
  return (
    <select
      aria-label="Order of the papers"
      value={value}
      onChange={(event) => onSort(event.target.value as PaperFilter["sort"])}
      className={`${BOX} ml-auto max-w-56`}
    >
      <option value="theme">By theme, then title</option>
      <option value="title">By title</option>
      <option value="presenter">By presenter</option>
      <option value="closeness">{open ? `Closest to ${open}` : "Closest to the open session"}</option>
    </select>
  );
}

function Keyword({ value, onKeyword }: { value: string; onKeyword: (keyword: string) => void }) {
  const list = useId();
  const papers = useBoard(({ model }) => model.papers);
  const [isWanted, want] = useState(false);
  return (
    <>
      <input
        aria-label="Keyword"
        placeholder="Any keyword"
        list={list}
        value={value}
        onFocus={() => want(true)}
        onChange={(event) => onKeyword(event.target.value)}
        className={BOX}
      />
      <datalist id={list}>
        {isWanted && commonKeywords(papers.values()).map((term) => <option key={term} value={term} />)}
      </datalist>
    </>
  );
}

function commonKeywords(papers: Iterable<{ keywords: string[] }>): string[] {
  const counts = new Map<string, number>();
  for (const { keywords } of papers)
    for (const term of keywords) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 200)
    .map(([term]) => term);
}
