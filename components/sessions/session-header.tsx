import type { ReactNode } from "react";
import { ThemeName } from "@/components/conferences/theme-name";
import { When } from "@/components/sessions/when";
import type { SessionPage } from "@/lib/programme/view";

/** What the session is, when and where it meets, who chairs; `children` are the controls of who reads. */
export function SessionHeader({ session, children }: { session: SessionPage; children?: ReactNode }) {
  const { conference, title, theme, type, startsAt, minutes, isPlenary, room, chair } = session;
  return (
    <header className="pb-8">
      <p className="mb-3 flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-muted">
        {theme && <ThemeName theme={theme} conference={conference.slug} />}
        <span className={theme ? "sm:before:mr-3 sm:before:content-['·']" : ""}>{type}</span>
        {isPlenary && <span className="sm:before:mr-3 sm:before:content-['·']">For everybody</span>}
      </p>
      <h1 className="max-w-3xl font-serif text-2xl font-semibold tracking-tight md:text-3xl">{title}</h1>
      <div className="mt-6 flex flex-wrap gap-x-16 gap-y-4">
        {startsAt ? (
          <div>
            <When startsAt={startsAt} minutes={minutes} timeZone={conference.timeZone} />
            <p className="mt-2 text-sm">
              <a href={`/${conference.slug}/sessions/${session.slug}/calendar.ics`} download>
                Add to calendar
              </a>
            </p>
          </div>
        ) : (
          <p className="text-ink-muted">Its time is not set yet.</p>
        )}
        {room && <Fact label="Room">{[room.name, room.building].filter(Boolean).join(", ")}</Fact>}
        {chair && (
          <Fact label="Chair">
            <a href={`/${conference.slug}/presenters/${chair.slug}`}>{chair.name}</a>
          </Fact>
        )}
      </div>
      {children && <div className="mt-6">{children}</div>}
    </header>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p>
      <span className="block text-sm leading-7 text-ink-muted">{label}</span>
      <span className="text-lg">{children}</span>
    </p>
  );
}
