import type { ReactNode } from "react";
import { When } from "@/components/sessions/when";
import type { Neighbour, PlaceOnPage, PresentationPage } from "@/lib/programme/view";

/** When, where, in which session, between what; `children` are the controls of who reads. */
export function PresentationRail({
  presentation,
  children,
}: {
  presentation: PresentationPage;
  children?: ReactNode;
}) {
  const { place } = presentation;
  return (
    <aside
      id="place"
      aria-label="Time and place"
      className="flex flex-col gap-6 border-t-2 border-ink pt-4 print:hidden lg:sticky lg:top-8 lg:self-start"
    >
      {place ? (
        <Placed place={place} presentation={presentation} />
      ) : (
        <p className="text-ink-muted">
          {presentation.isWithdrawn ? "Not in the programme." : "Not scheduled yet."}
        </p>
      )}
      {children}
    </aside>
  );
}

function Placed({ place, presentation }: { place: PlaceOnPage; presentation: PresentationPage }) {
  const { conference } = presentation;
  const { session, room } = place;
  const isAlone = session.title === presentation.title;
  return (
    <>
      <div>
        {presentation.isWithdrawn && (
          <p className="mb-2 text-sm text-danger">Withdrawn. It was planned for:</p>
        )}
        {place.startsAt ? (
          <When startsAt={place.startsAt} minutes={place.minutes} timeZone={conference.timeZone} />
        ) : (
          <p className="text-ink-muted">Its time is not set yet.</p>
        )}
        {room && <p className="mt-2">{[room.name, room.building].filter(Boolean).join(", ")}</p>}
        {place.startsAt && (
          <p className="mt-2 text-sm">
            <a href={`/${conference.slug}/presentations/${presentation.slug}/calendar.ics`} download>
              Add to calendar
            </a>
          </p>
        )}
      </div>
      <p>
        <span className="block text-sm text-ink-muted">{isAlone ? "Session" : "In the session"}</span>
        <a href={`/${conference.slug}/sessions/${session.slug}`} className="font-serif text-lg leading-6">
          {session.title}
        </a>
      </p>
      {!isAlone && (
        <ol className="hairline flex flex-col gap-3 pt-4 text-sm">
          <Beside side="Before" neighbour={place.before} conference={conference.slug}>
            {place.inSequence && "This opens the session."}
          </Beside>
          <Beside side="After" neighbour={place.after} conference={conference.slug}>
            {place.inSequence && "The discussion of the session."}
          </Beside>
        </ol>
      )}
    </>
  );
}

function Beside({
  side,
  neighbour,
  conference,
  children,
}: {
  side: "Before" | "After";
  neighbour: Neighbour | null;
  conference: string;
  children: ReactNode;
}) {
  if (!neighbour && !children) return null;
  return (
    <li>
      <span className="block text-ink-muted">{side}</span>
      {neighbour ? (
        <>
          <a
            rel={side === "Before" ? "prev" : "next"}
            href={`/${conference}/presentations/${neighbour.slug}`}
            className="line-clamp-3"
          >
            {neighbour.title}
          </a>
          {neighbour.isWithdrawn && <span className="text-danger"> Withdrawn</span>}
        </>
      ) : (
        children
      )}
    </li>
  );
}
