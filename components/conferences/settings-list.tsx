import type { Route } from "next";
import { ThemeRule } from "@/components/conferences/theme-name";
import { ButtonLink } from "@/components/ui/button";

export type SettingRow = {
  id: string;
  name: string;
  about: string;
  use: string;
  /** Of a theme's rule. */
  hue?: number;
};

/** The rows of one list of settings, in their order; each leads to its own page. */
export function SettingsList({
  rows,
  path,
  add,
  none,
}: {
  rows: readonly SettingRow[];
  path: string;
  add: string;
  none: string;
}) {
  return (
    <>
      {rows.length === 0 && <p className="mb-4 max-w-measure text-ink-muted">{none}</p>}
      <ol className="mb-6">
        {rows.map(({ id, name, about, use, hue }) => (
          <li
            key={id}
            className="grid gap-x-6 border-t border-rule py-2 last:border-b sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
          >
            <div className="flex min-w-0 gap-3">
              {hue !== undefined && <ThemeRule hue={hue} className="my-1 w-[3px] shrink-0" />}
              <div className="min-w-0">
                <a href={`${path}/${id}`} className="inline-block py-1 font-serif text-lg wrap-anywhere">
                  {name}
                </a>
                {about && <p className="text-sm text-ink-muted">{about}</p>}
              </div>
            </div>
            <p className="py-1.5 text-sm text-ink-muted tabular-nums">{use}</p>
          </li>
        ))}
      </ol>
      <ButtonLink href={`${path}/new` as Route}>{add}</ButtonLink>
    </>
  );
}
