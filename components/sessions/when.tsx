import { ReaderTime } from "@/components/sessions/reader-time";
import { dayAndSpanInWords, dayAndYearInWords, spanInWords, zoneInWords } from "@/lib/time/words";

/** "Tokyo time (GMT+9)": the zone by its city, and what that means. */
export function zoneNamed(timeZone: string, at: Date): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  return timeZone.includes("/") ? `${city} time (${zoneInWords(timeZone, at)})` : timeZone;
}

/** "Fri 28 May, 10:40–11:00" in the conference's zone: for rows, where the page names the zone once. */
export function Span({
  startsAt,
  minutes,
  timeZone,
}: {
  startsAt: string;
  minutes: number;
  timeZone: string;
}) {
  return <time dateTime={startsAt}>{dayAndSpanInWords(timeZone, new Date(startsAt), minutes)}</time>;
}

/** Day, time and zone in full, and beneath it the reader's own time where it is another. */
export function When({
  startsAt,
  minutes,
  timeZone,
}: {
  startsAt: string;
  minutes: number;
  timeZone: string;
}) {
  const at = new Date(startsAt);
  return (
    <div>
      <time dateTime={startsAt} className="block">
        <span className="block font-serif text-xl font-semibold">{dayAndYearInWords(timeZone, at)}</span>
        <span className="text-lg">{spanInWords(timeZone, at, minutes)}</span>
      </time>
      <span className="block text-sm text-ink-muted">{zoneNamed(timeZone, at)}</span>
      <ReaderTime startsAt={startsAt} minutes={minutes} timeZone={timeZone} />
    </div>
  );
}
