import type { Route } from "next";
import Link from "next/link";
import { Table } from "@/components/ui/table";
import type { VersionRow } from "@/lib/programme/view";
import { dayAndYearInWords, timeInWords } from "@/lib/time/words";

/** Every published version, newest first. `path`: the page they stand on, under which each has its own. */
export function VersionTable({
  versions,
  timeZone,
  path,
}: {
  versions: VersionRow[];
  timeZone: string;
  path: string;
}) {
  return (
    <Table label="Published versions">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Published</th>
          <th scope="col">By</th>
          <th scope="col">Sessions</th>
          <th scope="col">Look</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ number, publishedAt, by, sessions }) => (
          <tr key={number}>
            <th scope="row" className="border-t border-rule align-top! text-base! font-normal! tabular-nums">
              {number}
            </th>
            <td className="tabular-nums">
              {dayAndYearInWords(timeZone, publishedAt)}, {timeInWords(timeZone, publishedAt)}
            </td>
            <td>{by ?? "the command line"}</td>
            <td className="tabular-nums">{sessions}</td>
            <td>
              <Link href={`${path}/${number}` as Route}>Version {number}</Link>
              {number > 1 && (
                <>
                  {" · "}
                  <Link href={`${path}/${number - 1}?with=${number}` as Route}>what it changed</Link>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
