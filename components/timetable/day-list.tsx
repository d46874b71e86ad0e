import { ThemeRule } from "@/components/conferences/theme-name";
import type { BlockView } from "@/components/timetable/session-block";

/** A day's sessions by time, one under another: what a phone shows instead of rooms beside one another. */
export function DayList({
  items,
  onOpen,
}: {
  items: readonly (
    | { kind: "session"; view: BlockView; room: string }
    | { kind: "break"; key: string; title: string; time: string }
  )[];
  onOpen: (id: string) => void;
}) {
  if (items.length === 0) return <p className="py-4 text-ink-muted">Nothing is placed on this day yet.</p>;
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {items.map((item) =>
        item.kind === "break" ? (
          <li key={item.key} className="bg-tint px-2 py-2 text-sm text-ink-muted tabular-nums">
            {item.time} {item.title}
          </li>
        ) : (
          <li key={item.view.id} className="flex gap-3">
            <ThemeRule hue={item.view.hue} className="my-2 w-[3px] shrink-0" />
            <a
              href={item.view.href}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(item.view.id);
              }}
              className="control block min-w-0 flex-1 py-2 text-ink no-underline hover:text-accent"
            >
              <span className="block text-sm text-ink-muted tabular-nums">
                {item.view.time} · {item.room}
              </span>
              <span className="block font-medium">{item.view.title}</span>
              <span className="block text-sm text-ink-muted">
                {[item.view.held, item.view.beyond].filter(Boolean).join(" · ")}
              </span>
              {item.view.conflicts && (
                <span className="block text-sm text-danger">{item.view.conflicts}</span>
              )}
            </a>
          </li>
        ),
      )}
    </ol>
  );
}
