import { ThemeRule } from "@/components/conferences/theme-name";
import { Span } from "@/components/sessions/when";
import type { ConferenceOnPage, PresentationInList } from "@/lib/programme/view";

/** Rows between hairlines: title, who, when and where; the theme's rule at the left, with its name in the row. */
export function PresentationList({
  presentations,
  conference,
  withTheme = true,
  heading = "h2",
}: {
  presentations: readonly PresentationInList[];
  conference: ConferenceOnPage;
  withTheme?: boolean;
  /** One below the heading the list stands under. */
  heading?: "h2" | "h3";
}) {
  return (
    <ul>
      {presentations.map((presentation) => (
        <li key={presentation.slug} className="hairline flex gap-4 py-4">
          <ThemeRule hue={presentation.theme.hue} className="w-[3px] shrink-0" />
          <PresentationRow
            presentation={presentation}
            conference={conference}
            withTheme={withTheme}
            heading={heading}
          />
        </li>
      ))}
    </ul>
  );
}

function PresentationRow({
  presentation,
  conference,
  withTheme,
  heading: Heading,
}: {
  presentation: PresentationInList;
  conference: ConferenceOnPage;
  withTheme: boolean;
  heading: "h2" | "h3";
}) {
  const { slug, title, presenters, theme, type, isWithdrawn } = presentation;
  return (
    <div className="min-w-0 max-w-3xl">
      <Heading className="font-serif text-lg font-semibold leading-6">
        <a href={`/${conference.slug}/presentations/${slug}`} className="quiet-link">
          {title}
        </a>
      </Heading>
      {presenters.length > 0 && <p className="mt-1">{presenters.join(", ")}</p>}
      <p className="mt-1 text-sm text-ink-muted">
        {isWithdrawn ? (
          <strong className="font-medium text-danger">Withdrawn</strong>
        ) : (
          <PlaceInRow presentation={presentation} timeZone={conference.timeZone} />
        )}
        {withTheme && ` · ${theme.name}`}
        {` · ${type}`}
      </p>
    </div>
  );
}

function PlaceInRow({ presentation, timeZone }: { presentation: PresentationInList; timeZone: string }) {
  const { place } = presentation;
  if (!place?.startsAt) return "Not scheduled yet";
  return (
    <span className="text-ink">
      <Span startsAt={place.startsAt} minutes={place.minutes} timeZone={timeZone} />
      {place.room && `, ${place.room}`}
    </span>
  );
}
