import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DeskFilterBar } from "@/components/organise/desk-filter-bar";
import { DeskForm } from "@/components/organise/desk-form";
import { SUBMISSION_QUESTIONS } from "@/components/organise/desk-questions";
import { Pages } from "@/components/organise/filters";
import { SubmissionTable } from "@/components/organise/submission-table";
import { SubmissionVerbs } from "@/components/organise/submission-verbs";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { listWaits } from "@/lib/schedule/queries/why";
import { idsWaiting, WAIT_NAMES } from "@/lib/schedule/waiting";
import { getDesk } from "@/lib/sessions/queries/conference";
import { getLastAction } from "@/lib/sessions/queries/last-action";
import { listSessionChoices } from "@/lib/sessions/queries/session";
import { listSubmissions } from "@/lib/sessions/queries/submissions";
import { SubmissionFilters } from "@/lib/sessions/schema";
import { deskActor } from "../desk-actor";
import { actOnSubmissions } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Submissions" };

/** Not one of the filters of lib/sessions: what is waited for is found by a later noun. */
const Waiting = z.enum(["any", ...WAIT_NAMES]).catch("any");

export default async function SubmissionsPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/submissions">) {
  const path = `/${(await params).conference}/organise/submissions`;
  const actor = await deskActor(path);
  const asked = await searchParams;
  const waiting = Waiting.parse(asked.waiting);
  const filters = { ...SubmissionFilters.parse(asked), waiting };
  const conference = await getDesk(actor, (await params).conference);
  const waits = conference && (await listWaits(actor, conference.id));
  if (!waits) notFound();
  const only = waiting === "any" ? undefined : idsWaiting(waits, waiting);
  const found = await listSubmissions(actor, conference.slug, filters, only);
  if (!found) notFound();
  const { desk, rows, total, page, pages } = found;
  const [sessions, last] = await Promise.all([
    listSessionChoices(actor, desk.id),
    getLastAction(actor, desk.id),
  ]);

  return (
    <>
      <PageHeading
        title="Submissions"
        actions={<ButtonLink href={`${path}/new` as Route}>Add a paper by hand</ButtonLink>}
      />
      <DeskFilterBar desk={desk} questions={SUBMISSION_QUESTIONS} path={path} filters={filters} />
      <p className="mb-2 mt-6 text-sm text-ink-muted tabular-nums">
        {total === 1 ? "1 submission" : `${total} submissions`}
      </p>
      <DeskForm
        action={actOnSubmissions}
        hidden={{ conferenceId: desk.id }}
        chooseAll={rows.length > 0}
        bar={<SubmissionVerbs sessions={sessions ?? []} last={last} timeZone={desk.timeZone} />}
      >
        {rows.length > 0 ? (
          <SubmissionTable rows={rows} waits={waits} conference={desk} path={path} filters={filters} />
        ) : (
          <Empty title="No submission is like that.">
            <a href={path}>Show all of them</a>
          </Empty>
        )}
        <Pages page={page} pages={pages} path={path} filters={filters} />
      </DeskForm>
    </>
  );
}
