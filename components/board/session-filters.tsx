"use client";

import { useBoard, useParts } from "@/components/board/board-context";
import { BOX, Choice, Words } from "@/components/board/filter-fields";
import { daysOf, everySession, type SessionFilter, SHOWN } from "@/components/board/session-filter";
import { calendarDayInWords } from "@/lib/time/words";

/** What to show of the sessions. */
export function SessionFilters() {
  const { store } = useParts();
  const filter = useBoard((board) => board.sessionFilter);
  const names = useBoard((board) => board.names);
  const sessions = useBoard(({ model }) => model.sessions);
  const zone = useBoard(({ conference }) => conference.timeZone);
  const set = (patch: Partial<SessionFilter>) =>
    store.set({
      sessionFilter: { ...store.get().sessionFilter, ...patch },
      left: { ...store.get().left, session: null },
    });
  const isFiltered = JSON.stringify({ ...filter, sort: "time" }) !== JSON.stringify(everySession);
  return (
    <div className="grid grid-cols-2 gap-1.5 pb-2 lg:flex lg:flex-wrap">
      <Words
        label="Search sessions"
        hint="Session or paper"
        value={filter.words}
        onWords={(words) => set({ words })}
      />
      <select
        aria-label="Which sessions"
        value={filter.show}
        onChange={(event) => set({ show: event.target.value })}
        className={`${BOX} lg:w-36`}
      >
        {SHOWN.map(([value, name]) => (
          <option key={value} value={value}>
            Sessions: {name}
          </option>
        ))}
        {daysOf(sessions.values(), zone).map((day) => (
          <option key={day} value={day}>
            Sessions: {calendarDayInWords(day)}
          </option>
        ))}
      </select>
      <Choice
        label="Theme of the sessions"
        value={filter.themeId}
        all="Any theme"
        choices={names.themes}
        className="lg:w-36"
        onChoice={(themeId) => set({ themeId })}
      />
      <Choice
        label="Type of the sessions"
        value={filter.typeId}
        all="Any type"
        choices={names.types}
        className="lg:w-36"
        onChoice={(typeId) => set({ typeId })}
      />
      <select
        aria-label="Order of the sessions"
        value={filter.sort}
        onChange={(event) => set({ sort: event.target.value as SessionFilter["sort"] })}
        className={`${BOX} lg:w-36`}
      >
        <option value="time">By time</option>
        <option value="title">By title</option>
        <option value="room-left">Most room first</option>
        <option value="newest">Newest first</option>
      </select>
      {isFiltered && (
        <button
          type="button"
          className="control text-sm text-accent"
          onClick={() => set({ ...everySession, sort: filter.sort })}
        >
          Show all
        </button>
      )}
    </div>
  );
}
