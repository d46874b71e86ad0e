import type { ReactNode } from "react";
import { zoneNamed } from "@/components/sessions/when";
import type { ConferenceOnPage } from "@/lib/programme/view";
import { daysInWords } from "@/lib/time/words";

const SECTIONS = [
  ["presentations", "Presentations"],
  ["sessions", "Sessions"],
  ["presenters", "Presenters"],
  ["themes", "Themes"],
] as const;

export type Section = (typeof SECTIONS)[number][0];

/**
 * The head of a conference's pages: whose page this is, when and where, whose clock its times are on,
 * and its parts.
 */
export function ConferenceFrame({
  conference,
  current,
  children,
}: {
  conference: ConferenceOnPage;
  current?: Section;
  children: ReactNode;
}) {
  const { slug, name, place, timeZone, startsOn } = conference;
  return (
    <>
      <div className="masthead mb-8 md:mb-12">
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <a href={`/${slug}`} className="quiet-link font-serif text-xl font-semibold">
            {name}
          </a>
          <span className="text-sm text-ink-muted">
            {daysInWords(conference)} · {place} · {zoneNamed(timeZone, new Date(startsOn))}
          </span>
        </p>
        <nav aria-label={name} className="mt-2 border-b border-rule print:hidden">
          <ul className="flex flex-wrap gap-x-4 sm:gap-x-6">
            {SECTIONS.map(([section, word]) => (
              <li key={section}>
                <a
                  href={`/${slug}/${section}`}
                  data-search={section === "presentations" || undefined}
                  aria-current={section === current ? "page" : undefined}
                  className="control -mb-px inline-flex items-center border-b-2 border-transparent text-sm text-ink-muted sm:text-base no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
                >
                  {word}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {children}
    </>
  );
}
