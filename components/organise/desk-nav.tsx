"use client";

import { usePathname } from "next/navigation";
import { DESK_SECTIONS } from "@/components/organise/desk-sections";

/** Links between the pages of one conference's desk; the present one is marked, also within it. */
export function DeskNav({ conference }: { conference: { slug: string; name: string } }) {
  const at = usePathname();
  const desk = `/${conference.slug}/organise`;
  return (
    <nav aria-label="Organising" className="mb-8 border-b border-rule print:hidden">
      <p className="text-sm text-ink-muted">
        <a href={`/${conference.slug}`} className="quiet-link text-ink-muted">
          {conference.name}
        </a>
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {DESK_SECTIONS.map(({ path, name }) => {
          const href = `${desk}${path}`;
          const isHere = path === "" ? at === desk : at === href || at.startsWith(`${href}/`);
          return (
            <li key={path}>
              <a
                href={href}
                data-search={path === "/submissions" || undefined}
                aria-current={isHere ? "page" : undefined}
                className="control -mb-px inline-flex items-center border-b-2 border-transparent text-ink-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
              >
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
