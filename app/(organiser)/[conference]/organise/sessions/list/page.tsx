import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { DeskFilterBar } from "@/components/organise/desk-filter-bar";
import { DeskForm } from "@/components/organise/desk-form";
import { boardQuestions } from "@/components/organise/desk-questions";
import { Pages } from "@/components/organise/filters";
import { UndoButton } from "@/components/organise/undo-button";
import { BoardSession } from "@/components/sessions/board-session";
import { BoardUnassigned } from "@/components/sessions/board-unassigned";
import { Button, ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { getBoard } from "@/lib/sessions/queries/board";
import { getLastAction } from "@/lib/sessions/queries/last-action";
import { BoardFilters } from "@/lib/sessions/schema";
import { deskActor } from "../../desk-actor";
import { actOnBoard } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sessions as a list" };

/** The sessions as forms on pages, for a browser without script and for whoever prefers a list. */
export default async function SessionListPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/sessions/list">) {
  const { conference: slug } = await params;
  const board = `/${slug}/organise/sessions`;
  const path = `${board}/list`;
  const actor = await deskActor(path);
  const filters = BoardFilters.parse(await searchParams);
  const found = await getBoard(actor, slug, filters);
  if (!found) notFound();
  const { desk, sessions, unassigned, total, page, pages } = found;
  const last = await getLastAction(actor, desk.id);

  return (
    <>
      <PageHeading
        title="Sessions"
        actions={
          <>
            <ButtonLink href={board as Route}>As a board</ButtonLink>
            <ButtonLink rank="primary" href={`${board}/new` as Route}>
              Make a session
            </ButtonLink>
          </>
        }
      />
      <DeskFilterBar desk={desk} questions={boardQuestions(desk)} path={path} filters={filters} />
      <DeskForm
        action={actOnBoard}
        hidden={{ conferenceId: desk.id }}
        bar={
          <>
            <Button type="submit" name="verb" value="unassign">
              Unassign
            </Button>
            <UndoButton last={last} timeZone={desk.timeZone} />
          </>
        }
      >
        <div className="mt-6 grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <BoardUnassigned papers={unassigned.papers} total={unassigned.total} conference={desk} />
          <section aria-labelledby="sessions" className="min-w-0">
            <h2 id="sessions" className="sr-only">
              Sessions
            </h2>
            <div className="grid gap-8 md:grid-cols-2">
              {sessions.map((session) => (
                <BoardSession key={session.id} session={session} conference={desk} />
              ))}
            </div>
            {total === 0 && <NoSessions board={board} path={path} />}
            <Pages page={page} pages={pages} path={path} filters={filters} />
          </section>
        </div>
      </DeskForm>
    </>
  );
}

function NoSessions({ board, path }: { board: string; path: string }) {
  return (
    <Empty title="No session here.">
      <p>
        <a href={`${board}/new`}>Make a session</a>, or <a href={path}>show all sessions</a>.
      </p>
    </Empty>
  );
}
