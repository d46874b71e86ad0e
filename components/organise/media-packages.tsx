import { sizeInWords } from "@/components/media/size";
import { calendarDayInWords } from "@/lib/time/words";

type Size = { files: number; links?: number; bytes: number };

/** The media of each day as one archive, for the machines in the rooms. */
export function DayPackages({
  conferenceId,
  days,
}: {
  conferenceId: string;
  days: (Size & { day: string })[];
}) {
  return (
    <ul className="flex flex-col gap-1">
      {days.map(({ day, ...size }) => (
        <li key={day}>
          <a href={`/media/packages/days/${conferenceId}/${day}`} download>
            {calendarDayInWords(day)}
          </a>{" "}
          <span className="text-sm text-ink-muted tabular-nums">{inWords(size)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The media of one session as one archive; says so when there is nothing in it. */
export function SessionPackage({ sessionId, size }: { sessionId: string; size: Size & { links: number } }) {
  if (size.files + size.links === 0)
    return <p className="text-ink-muted">Nothing was added to its presentations yet.</p>;
  return (
    <p className="max-w-measure">
      <a href={`/media/packages/sessions/${sessionId}`} download>
        Download all of it as one ZIP
      </a>{" "}
      <span className="text-sm text-ink-muted tabular-nums">{inWords(size)}</span>
      <br />
      <span className="text-sm text-ink-muted">
        A folder for each presentation in the order of the session, for the machine in the room. Who has it
        may have what the public may not: keep it there.
      </span>
    </p>
  );
}

function inWords({ files, links = 0, bytes }: Size): string {
  const many = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  if (files + links === 0) return "nothing yet";
  return [
    ...(files > 0 ? [`${many(files, "file")}, ${sizeInWords(bytes)}`] : []),
    ...(links > 0 ? [many(links, "link")] : []),
  ].join(", ");
}
