import { Passage } from "@/components/ui/passage";
import type { PresentationPage, RelatedPresentation } from "@/lib/programme/view";

/** Others that have something in common with this one, and what. Absent when there are none. */
export function RelatedPresentations({ presentation }: { presentation: PresentationPage }) {
  const { conference, related } = presentation;
  if (related.length === 0) return null;
  return (
    <Passage title="Related" id="related" className="print:hidden">
      <ul className="flex flex-col gap-4">
        {related.map((other) => (
          <li key={other.slug}>
            <a
              href={`/${conference.slug}/presentations/${other.slug}`}
              className="quiet-link font-serif text-lg leading-6"
            >
              {other.title}
            </a>
            <p className="mt-1 text-sm text-ink-muted">
              {other.presenters.length > 0 && (
                <span className="text-ink">{other.presenters.join(", ")} · </span>
              )}
              {why(other)}
            </p>
          </li>
        ))}
      </ul>
    </Passage>
  );
}

/** "Also on Putin and Abe, in the same session". */
function why({ keywords, sameSession, sameTheme }: RelatedPresentation): string {
  const shared = keywords.length > 0 ? [`also on ${new Intl.ListFormat("en-GB").format(keywords)}`] : [];
  const near = sameSession ? ["in the same session"] : sameTheme ? ["in the same theme"] : [];
  const sentence = [...shared, ...near].join(", ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
