import { ThemeName } from "@/components/conferences/theme-name";
import { SearchForm } from "@/components/presentations/search-form";
import { Paragraphs } from "@/components/ui/paragraphs";
import { Passage } from "@/components/ui/passage";
import { type ConferenceHome, SESSIONS_PER_PAGE } from "@/lib/programme/view";
import { calendarDayInWords, daysInWords } from "@/lib/time/words";

const MODES = { in_person: "In person", online: "Online", blended: "In person and online" };

/** The title page: name, days, place. */
export function ConferenceTitle({ home }: { home: ConferenceHome }) {
  const { conference, description } = home;
  return (
    <header className="pb-10 md:pb-14">
      <p className="text-ink-muted">
        {daysInWords(conference)} · {conference.place}
      </p>
      <h1 className="mt-2 font-serif text-3xl font-semibold tracking-tight">{conference.name}</h1>
      <p className="mt-2 text-ink-muted">{MODES[conference.mode]}</p>
      {description && <Paragraphs text={description} className="mt-8 max-w-measure font-serif text-lg" />}
    </header>
  );
}

/** What there is to read, by search, day, theme and form. */
export function ConferenceAtAGlance({ home }: { home: ConferenceHome }) {
  const { conference, themes, types, days, presentations } = home;
  const at = `/${conference.slug}`;
  return (
    <>
      <Passage title="Presentations" id="presentations">
        <SearchForm conference={conference.slug} />
        <p className="mt-4">
          {presentations > 0 ? (
            <a href={`${at}/presentations`}>All {presentations} presentations</a>
          ) : (
            "No presentation is published yet."
          )}
          {presentations > 0 && (
            <>
              {" · "}
              <a href={`${at}/presenters`}>Presenters by name</a>
            </>
          )}
        </p>
      </Passage>
      <Passage title="Sessions" id="sessions">
        <p className="mb-4">
          {days.length > 0 && (
            <>
              <a href={`${at}/calendar.ics`} download>
                All in your calendar
              </a>
              {" · "}
            </>
          )}
          <a href={`${at}/changes.atom`}>What changed, as a feed (Atom)</a>
        </p>
        {days.length === 0 && <p className="text-ink-muted">The timetable is not published yet.</p>}
        <ul>
          {days.map(({ day, sessions }, index) => (
            <Row key={day} href={`${at}/sessions${pageOfDay(days, index)}#${day}`} count={sessions}>
              {calendarDayInWords(day)}
            </Row>
          ))}
        </ul>
      </Passage>
      <Passage title="Themes" id="themes">
        <ul>
          {themes.map((theme) => (
            <li key={theme.slug} className="flex justify-between gap-4 py-1">
              <span>
                <ThemeName theme={theme} conference={conference.slug} />
                {theme.isSpecialFocus && <span className="ml-2 text-sm text-ink-muted">special focus</span>}
              </span>
              <span className="shrink-0 tabular-nums text-ink-muted">{theme.count}</span>
            </li>
          ))}
        </ul>
      </Passage>
      {types.length > 1 && (
        <Passage title="Types" id="types">
          <ul>
            {types.map((type) => (
              <Row key={type.slug} href={`${at}/presentations?type=${type.slug}`} count={type.count}>
                {type.name}
              </Row>
            ))}
          </ul>
        </Passage>
      )}
    </>
  );
}

/** The page of the list on which a day begins. */
function pageOfDay(days: ConferenceHome["days"], index: number): string {
  const before = days.slice(0, index).reduce((sum, day) => sum + day.sessions, 0);
  const page = Math.floor(before / SESSIONS_PER_PAGE) + 1;
  return page > 1 ? `?page=${page}` : "";
}

function Row({ href, count, children }: { href: string; count: number; children: string }) {
  return (
    <li className="flex justify-between gap-4 py-1">
      <a href={href} className="quiet-link">
        {children}
      </a>
      <span className="shrink-0 tabular-nums text-ink-muted">{count}</span>
    </li>
  );
}
