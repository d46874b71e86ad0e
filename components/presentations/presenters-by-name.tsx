import { Empty } from "@/components/ui/empty";
import type { PresenterInList } from "@/lib/programme/view";

/** Names in columns, each with the affiliation printed. */
export function PresentersByName({
  presenters,
  conference,
}: {
  presenters: readonly PresenterInList[];
  conference: string;
}) {
  if (presenters.length === 0) return <Empty title="No presenter is published yet." />;
  return (
    <ul className="gap-x-12 sm:columns-2 lg:columns-3">
      {presenters.map(({ slug, name, affiliation }) => (
        <li key={slug} className="break-inside-avoid border-t border-rule py-2">
          <a href={`/${conference}/presenters/${slug}`} className="quiet-link font-medium">
            {name}
          </a>
          {affiliation && <span className="block text-sm text-ink-muted">{affiliation}</span>}
        </li>
      ))}
    </ul>
  );
}
