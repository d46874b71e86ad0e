import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { CheckboxField } from "@/components/ui/fields";
import { Section } from "@/components/ui/page";
import { Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import type { ImportConflict, ImportPreview, PlannedRow } from "@/lib/imports/schema";

/** Rows of one list on the page; the rest is counted. */
const SHOWN = 200;
const LONGEST = 160;

/** What an import would do, line by line, and the button that does it. */
export function ImportPreviewView({
  id,
  preview,
  action,
}: {
  id: string;
  preview: ImportPreview;
  action: FormAction;
}) {
  const { created, changed, unchanged, conflicts, refused } = preview;
  const isNothing = created.length + changed.length + conflicts.length === 0;
  return (
    <>
      <p className="mb-6 text-lg">
        {created.length} to create, {changed.length} to change, {unchanged} unchanged, {conflicts.length} in
        conflict, {refused.length} refused.
      </p>
      {isNothing ? (
        <Empty title="There is nothing to import.">
          {refused.length > 0
            ? "Every other line is refused; the reasons are below."
            : "Everything in this file stands here already."}
        </Empty>
      ) : (
        <ActionForm action={action} submit="Import" hidden={{ id }}>
          {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
        </ActionForm>
      )}
      {refused.length > 0 && (
        <Section title="Refused">
          <Table label="Refused lines">
            <Head names={["Line", "Why"]} />
            <tbody>
              {refused.slice(0, SHOWN).map(({ line, sentence }) => (
                <tr key={`${line} ${sentence}`}>
                  <td className="min-w-14 whitespace-nowrap">{line}</td>
                  <td className="break-words">{sentence}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <More count={refused.length} />
        </Section>
      )}
      {changed.length > 0 && <Rows title="To change" rows={changed} withBefore />}
      {created.length > 0 && <Rows title="To create" rows={created} />}
    </>
  );
}

/** Fields edited here since their last import: each stays unless its box is ticked. */
function Conflicts({ conflicts }: { conflicts: ImportConflict[] }) {
  return (
    <fieldset>
      <legend className="font-serif text-xl font-semibold">Edited here since the last import</legend>
      <p className="mt-1 mb-4 max-w-measure text-ink-muted">
        The file says something else. What stands here stays, unless you tick the file’s text.
      </p>
      <ul className="flex flex-col gap-4">
        {conflicts.slice(0, SHOWN).map(({ key, line, title, field, here, inFile }) => (
          <li key={key} className="border-t border-rule pt-3">
            <p className="font-medium break-words">
              Line {line}, {words(field)} of “{title}”
            </p>
            <p className="break-words text-ink-muted">Here: {short(here)}</p>
            <CheckboxField name="choices" value={key} label={`Take the file’s: ${short(inFile)}`} />
          </li>
        ))}
      </ul>
      <More count={conflicts.length} />
    </fieldset>
  );
}

function Rows({
  title,
  rows,
  withBefore = false,
}: {
  title: string;
  rows: PlannedRow[];
  withBefore?: boolean;
}) {
  return (
    <Section title={title}>
      <Table label={title}>
        <Head names={["Line", "What", withBefore ? "Changes" : "Fields"]} />
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.line}>
              <td className="min-w-14 whitespace-nowrap">{row.line}</td>
              <td className="min-w-48 break-words">
                <span className="font-serif">{row.title}</span>
                <span className="block text-sm text-ink-muted">{row.record}</span>
              </td>
              <td className="min-w-64 text-sm break-words">
                {withBefore ? <Changes changes={row.changes} /> : <Said changes={row.changes} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <More count={rows.length} />
    </Section>
  );
}

function Changes({ changes }: { changes: PlannedRow["changes"] }) {
  return (
    <ul className="flex flex-col gap-1">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {words(field)}: <del className="text-ink-muted">{short(before) || "nothing"}</del>{" "}
          <ins className="no-underline">{short(after) || "nothing"}</ins>
        </li>
      ))}
    </ul>
  );
}

/** Of something new: who gives it, and in what form. */
function Said({ changes }: { changes: PlannedRow["changes"] }) {
  const shown = [
    ...["presenters", "type", "theme", "session", "starts", "room", "chair"],
    ...["paid", "cancelled", "presentation"],
  ];
  return changes
    .filter(({ field, after }) => shown.includes(field) && after !== "")
    .map(({ field, after }) => (field === "paid" || field === "cancelled" ? `${field} ${after}` : after))
    .join(" · ");
}

function Head({ names }: { names: string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className="whitespace-nowrap">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function More({ count }: { count: number }) {
  return count > SHOWN ? <p className="mt-3 text-sm text-ink-muted">And {count - SHOWN} more.</p> : null;
}

function words(field: string): string {
  return field.replaceAll("_", " ");
}

function short(text: string): string {
  const folded = text.replace(/\s+/g, " ");
  return folded.length > LONGEST ? `${folded.slice(0, LONGEST)}…` : folded;
}
