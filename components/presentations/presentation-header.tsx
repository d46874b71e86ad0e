import { ThemeName } from "@/components/conferences/theme-name";
import { Span, zoneNamed } from "@/components/sessions/when";
import { Notice } from "@/components/ui/notice";
import type { PresentationPage } from "@/lib/programme/view";
import { dayAndYearInWords } from "@/lib/time/words";

/** Theme and form, the title, who presents; and whether it was withdrawn. */
export function PresentationHeader({ presentation }: { presentation: PresentationPage }) {
  const { conference, title, theme, type, presenters, place } = presentation;
  return (
    <header className="pb-8">
      <p className="mb-3 flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-muted">
        <ThemeName theme={theme} conference={conference.slug} />
        <span className="sm:before:mr-3 sm:before:content-['·']">{type.name}</span>
      </p>
      <h1 className="max-w-3xl font-serif text-2xl font-semibold tracking-tight md:text-3xl">{title}</h1>
      {presenters.length > 0 && (
        <p className="mt-4 font-serif text-lg">
          {presenters.map((presenter) => presenter.displayName).join(", ")}
        </p>
      )}
      {place?.startsAt && !presentation.isWithdrawn && (
        <p className="mt-4 lg:hidden print:block">
          <a href="#place" className="quiet-link">
            <Span startsAt={place.startsAt} minutes={place.minutes} timeZone={conference.timeZone} />
            {place.room && `, ${place.room.name}`}
          </a>
          <span className="hidden print:inline">
            {" "}
            · {zoneNamed(conference.timeZone, new Date(place.startsAt))} · {place.session.title}
          </span>
        </p>
      )}
      {presentation.isWithdrawn && <WithdrawnNotice presentation={presentation} />}
    </header>
  );
}

function WithdrawnNotice({ presentation }: { presentation: PresentationPage }) {
  const { withdrawnAt, withdrawnReason, conference } = presentation;
  return (
    <Notice kind="withdrawn" className="mt-6 max-w-3xl">
      <p>
        <strong className="font-semibold">Withdrawn</strong>
        {withdrawnAt && ` on ${dayAndYearInWords(conference.timeZone, new Date(withdrawnAt))}`}. This
        presentation does not take place.
      </p>
      {withdrawnReason && <p className="mt-1 whitespace-pre-line">{withdrawnReason}</p>}
    </Notice>
  );
}
