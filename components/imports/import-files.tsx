import { TextArea, TextField } from "@/components/ui/fields";
import { dayAndYearInWords, timeInWords, zoneInWords } from "@/lib/time/words";

/** A file or its text: one of them is enough. */
export function ImportFileFields() {
  return (
    <>
      <TextField
        name="file"
        type="file"
        label="A table (CSV), or the text of a presentation’s page"
        hint="Of presentations and sessions, or of registrations. UTF-8, up to 20 MB and 10 000 rows. What it would do is shown first, line by line."
        accept=".csv,.tsv,.txt,text/csv,text/plain"
      />
      <TextArea name="text" label="Or paste it here" rows={8} />
    </>
  );
}

export function ImportFileList({
  files,
  here,
  timeZone,
}: {
  files: { id: string; name: string; keptAt: Date; appliedAt: Date | null }[];
  here: string;
  timeZone: string;
}) {
  return (
    <ul className="flex flex-col">
      {files.map(({ id, name, keptAt, appliedAt }) => (
        <li key={id} className="border-t border-rule py-2">
          <a href={`${here}?file=${id}`} className="break-words">
            {name}
          </a>
          <span className="text-sm text-ink-muted">
            {" "}
            sent {instantInWords(timeZone, keptAt)},{" "}
            {appliedAt ? `imported ${instantInWords(timeZone, appliedAt)}` : "not imported"}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "Tue 24 November 2026, 10:42 (GMT+9)": on the conference's clock, which organisers elsewhere must be told. */
export function instantInWords(timeZone: string, at: Date): string {
  return `${dayAndYearInWords(timeZone, at)}, ${timeInWords(timeZone, at)} (${zoneInWords(timeZone, at)})`;
}
