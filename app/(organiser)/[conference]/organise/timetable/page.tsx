import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { BreakRows } from "@/components/timetable/break-rows";
import { DayTabs } from "@/components/timetable/day-tabs";
import { TimetableBoard } from "@/components/timetable/timetable-board";
import { changeInWords } from "@/components/timetable/timetable-words";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeading, Section } from "@/components/ui/page";
import { zoneName } from "@/lib/availability/words";
import { clockChange, type Day, dayOf } from "@/lib/schedule/day";
import { getTimetable } from "@/lib/schedule/queries/timetable";
import { TimetableFilters } from "@/lib/schedule/schema";
import { deskActor } from "../desk-actor";
import { changePlenary, place, saveBreaks, undo } from "./actions";
import { breakRowsOf, offersOf } from "./offers";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Timetable" };

export default async function TimetablePage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/timetable">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/timetable`;
  const actor = await deskActor(path);
  const { day: named, hours } = TimetableFilters.parse(await searchParams);
  const timetable = await getTimetable(actor, slug, named);
  if (!timetable) notFound();
  const { conference, day, days, rooms, basis } = timetable;
  const zone = conference.timeZone;
  const change = changeInWords(dayOf(zone, day) as Day, clockChange(dayOf(zone, day) as Day));
  const offers = offersOf(timetable);
  const wholeDay = hours === "all";

  return (
    <>
      <PageHeading
        title="Timetable"
        actions={
          <ButtonLink href={`${path}?day=${day}${wholeDay ? "" : "&hours=all"}` as Route}>
            {wholeDay ? "Show the usual hours" : "Show the whole day"}
          </ButtonLink>
        }
      />
      <div className="mb-4 border-b border-rule">
        <DayTabs {...{ days, day, path, wholeDay }} />
      </div>
      {rooms.length === 0 ? (
        <Empty title="No room yet.">
          <p>
            <a href={`/${slug}/organise/settings#rooms`}>Name the rooms</a> first; each becomes a column here.
          </p>
        </Empty>
      ) : (
        <TimetableBoard
          key={day}
          {...{ timetable, offers, wholeDay }}
          actions={{ place, setPlenary: changePlenary, undo }}
        >
          <p className="text-sm text-ink-muted">
            Times in {zoneName(zone)}.
            {change && <strong className="ml-2 font-medium text-warn">{change}</strong>}
          </p>
        </TimetableBoard>
      )}
      <Section title="Breaks" id="breaks">
        <p className="mb-4 max-w-measure text-ink-muted">
          Coffee, lunch: time in which nothing is given, across all rooms. Empty a title to take one away. The
          programme shows them when you publish.
        </p>
        <ActionForm
          key={basis}
          action={saveBreaks}
          submit="Save the breaks"
          rank="quiet"
          hidden={{ conferenceId: conference.id, basis }}
        >
          <BreakRows
            rows={breakRowsOf(timetable)}
            days={offers.days}
            day={day}
            hasRepeatedTime={offers.hasRepeatedTime}
          />
        </ActionForm>
      </Section>
    </>
  );
}
