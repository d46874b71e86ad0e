import { Paragraphs } from "@/components/ui/paragraphs";
import { Passage } from "@/components/ui/passage";
import type { PresentationPage, PresenterOnPage } from "@/lib/programme/view";

export function Abstract({ text }: { text: string }) {
  return (
    <Passage title="Abstract" id="abstract">
      {text ? (
        <Paragraphs text={text} className="abstract font-serif text-lg" />
      ) : (
        <p className="text-ink-muted">No abstract was given.</p>
      )}
    </Passage>
  );
}

/** In the order of the programme, each with the affiliation held then. */
export function PresenterList({ presentation }: { presentation: PresentationPage }) {
  const { presenters, conference } = presentation;
  return (
    <Passage title="Presenters" id="presenters">
      {presenters.length === 0 && <p className="text-ink-muted">No presenter is named.</p>}
      <ul className="flex flex-col gap-4">
        {presenters.map((presenter) => (
          <li key={presenter.slug}>
            <Presenter presenter={presenter} conference={conference.slug} />
          </li>
        ))}
      </ul>
    </Passage>
  );
}

function Presenter({ presenter, conference }: { presenter: PresenterOnPage; conference: string }) {
  const { slug, displayName, affiliation, biography, orcid } = presenter;
  return (
    <>
      <p>
        <a href={`/${conference}/presenters/${slug}`} className="font-medium">
          {displayName}
        </a>
        {orcid && (
          <a href={`https://orcid.org/${orcid}`} className="ml-3 text-sm">
            ORCID
          </a>
        )}
      </p>
      {affiliation && <p className="text-ink-muted">{affiliation}</p>}
      {biography && <Paragraphs text={biography} className="mt-2 text-sm" />}
    </>
  );
}

export function PresentationDetails({ presentation }: { presentation: PresentationPage }) {
  const { conference, type, theme } = presentation;
  return (
    <Passage title="Details" id="details">
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-ink-muted">Presentation Type</dt>
          <dd>
            <a href={`/${conference.slug}/presentations?type=${type.slug}`} className="quiet-link">
              {type.name}
            </a>
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-muted">Theme</dt>
          <dd>
            <a href={`/${conference.slug}/themes/${theme.slug}`} className="quiet-link">
              {theme.name}
            </a>
          </dd>
        </div>
      </dl>
    </Passage>
  );
}

/** Absent when there are none. */
export function KeywordList({ presentation }: { presentation: PresentationPage }) {
  const { conference, keywords } = presentation;
  if (keywords.length === 0) return null;
  return (
    <Passage title="Keywords" id="keywords">
      <ul className="flex flex-wrap gap-x-2 gap-y-1">
        {keywords.map(({ slug, written }, at) => (
          <li key={slug}>
            <a href={`/${conference.slug}/keywords/${slug}`}>{written}</a>
            {at < keywords.length - 1 && ","}
          </li>
        ))}
      </ul>
    </Passage>
  );
}
