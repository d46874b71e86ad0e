import { PageHeading } from "@/components/ui/page";
import { Paragraphs } from "@/components/ui/paragraphs";
import type { PresenterPage } from "@/lib/programme/view";

export function PresenterHeader({ presenter }: { presenter: PresenterPage }) {
  const { name, affiliations, biography, orcid } = presenter;
  return (
    <>
      <PageHeading title={name} />
      {affiliations.map((affiliation) => (
        <p key={affiliation} className="text-ink-muted">
          {affiliation}
        </p>
      ))}
      {orcid && (
        <p className="mt-1">
          <a href={`https://orcid.org/${orcid}`}>ORCID {orcid}</a>
        </p>
      )}
      {biography && (
        <Paragraphs text={biography} className="abstract mt-6 max-w-measure font-serif text-lg" />
      )}
    </>
  );
}
