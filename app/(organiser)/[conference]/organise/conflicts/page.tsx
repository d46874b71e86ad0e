import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConflictList } from "@/components/conflicts/conflict-list";
import { conflictQuestions } from "@/components/conflicts/conflict-questions";
import { LevelFields } from "@/components/conflicts/level-fields";
import { WalkList } from "@/components/conflicts/walk-list";
import { FilterQuestions } from "@/components/organise/desk-filter-bar";
import { Pages } from "@/components/organise/filters";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { PageHeading, Section } from "@/components/ui/page";
import { levelsInOne } from "@/lib/conflicts/kinds";
import { listConflicts } from "@/lib/conflicts/queries/list";
import { ConflictFilters } from "@/lib/conflicts/schema";
import { deskActor } from "../desk-actor";
import { decideLevels, decideWalk, judge } from "./actions";
import { listed, listedBeforehand, listedIdle } from "./rows";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Conflicts" };

export default async function ConflictsPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/conflicts">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/conflicts`;
  const actor = await deskActor(path);
  const { allow, ...filters } = ConflictFilters.parse(await searchParams);
  const found = await listConflicts(actor, slug, { ...filters, allow });
  if (!found) notFound();
  const { conference, rows, page, pages, levels, walks, buildings, counts, idle, beforehand } = found;
  const form = { action: judge, conferenceId: conference.id };

  return (
    <>
      <PageHeading title="Conflicts" />
      <p className="mb-6 max-w-measure text-ink-muted">
        What is wrong with the draft as it stands. Times are those of {conference.timeZone}.
      </p>
      {beforehand && (
        <Section title="Let it stand beforehand" id="beforehand">
          <p className="mb-4 max-w-measure text-ink-muted">
            The change that was refused goes through once this is acknowledged.
          </p>
          <ConflictList {...form} rows={[listedBeforehand(beforehand, levels)]} />
        </Section>
      )}
      <FilterQuestions questions={conflictQuestions(counts)} path={path} filters={filters} />
      <section aria-label="Conflicts" className="mt-6">
        <ConflictList {...form} rows={rows.map((row) => listed(row, found))} />
        {rows.length === 0 && <NoConflicts path={path} filters={filters} />}
        <Pages page={page} pages={pages} path={path} filters={filters} />
      </section>
      {idle.length > 0 && (
        <Section title="Acknowledged, and not standing" id="idle">
          <ConflictList {...form} rows={idle.map((one) => listedIdle(one, found))} />
        </Section>
      )}
      <Section title="How grave each kind is" id="levels">
        <div className="max-w-3xl">
          <ActionForm
            action={decideLevels}
            rank="quiet"
            submit="Save the levels"
            foldedAs="Change the levels"
            hidden={{ conferenceId: conference.id, was: levelsInOne(levels) }}
          >
            <LevelFields levels={levels} />
          </ActionForm>
        </div>
      </Section>
      <Section title="Walks between buildings" id="walks">
        <WalkList action={decideWalk} conferenceId={conference.id} buildings={buildings} walks={walks} />
      </Section>
    </>
  );
}

function NoConflicts({ path, filters }: { path: string; filters: Omit<ConflictFilters, "allow"> }) {
  const asksLittle = filters.kind === "any" && filters.level === "any" && filters.state === "open";
  if (asksLittle) return <Empty title="No conflict is open.">Nothing to look at, as the draft stands.</Empty>;
  return (
    <Empty title="No conflict here.">
      <p>
        <a href={path}>Show all that are open</a>.
      </p>
    </Empty>
  );
}
