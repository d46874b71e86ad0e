import type { Route } from "next";
import { wantedInWords } from "@/components/media/wanted-words";
import { ButtonLink } from "@/components/ui/button";
import type { MediaSummary } from "@/lib/media/schema";

/** What is on the page and what is asked for, and the way to where both are tended. */
export function SummaryOfMedia({ summary: { media, asked }, path }: { summary: MediaSummary; path: string }) {
  return (
    <div className="flex flex-col gap-4">
      {asked.length > 0 && (
        <ul className="font-medium">
          {asked.map((wanted) => (
            <li key={wanted.kindName}>{wantedInWords(wanted)}</li>
          ))}
        </ul>
      )}
      {media.length === 0 && <p className="text-ink-muted">Nothing is on the page.</p>}
      {media.length > 0 && (
        <ul>
          {media.map(({ id, label, kindName, href }) => (
            <li key={id}>
              <a href={href}>{label}</a>
              {label !== kindName && <span className="text-sm text-ink-muted"> · {kindName}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <ButtonLink href={path as Route}>Add or arrange media</ButtonLink>
      </p>
    </div>
  );
}
