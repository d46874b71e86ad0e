import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeBox } from "@/components/programme/change-box";
import { ChangeList } from "@/components/programme/change-list";
import { VersionTable } from "@/components/programme/version-table";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { PageHeading, Section } from "@/components/ui/page";
import { getPublishing } from "@/lib/programme/queries/versions";
import { momentAndZoneInWords } from "@/lib/time/words";
import { deskActor } from "../desk-actor";
import { publish, publishChosen, takeBack } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Publish" };

export default async function VersionsPage({ params }: PageProps<"/[conference]/organise/versions">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/versions`;
  const found = await getPublishing(await deskActor(path), slug);
  if (!found) notFound();
  const { conference, revision, changes, blocking, versions, latest } = found;
  const count = changes.sessions.length + (changes.breaks ? 1 : 0);
  const hidden = { conferenceId: conference.id, revision: String(revision) };
  const next = (versions[0]?.number ?? 0) + 1;

  return (
    <>
      <PageHeading title="Publish the programme" />
      {count === 0 ? (
        <Empty title={versions.length === 0 ? "Nothing to publish yet." : "Everything is published."}>
          <p>What you change on the sessions and timetable pages is a draft, and waits here.</p>
        </Empty>
      ) : (
        <>
          <p className="mb-6 max-w-measure text-lg">
            {count === 1 ? "1 change waits" : `${count} changes wait`}.{" "}
            {next > 1
              ? `Everybody sees version ${next - 1} until you publish.`
              : "Nobody sees it before you publish."}
          </p>
          <Blocking sentences={blocking} path={`/${slug}/organise/conflicts`} />
          <ActionForm action={publish} submit={`Publish everything as version ${next}`} hidden={hidden} />
          <Section title="What changes" id="changes">
            <ActionForm action={publishChosen} submit="Publish the chosen alone" rank="quiet" hidden={hidden}>
              <ChangeList changes={changes} box={(id, title) => <ChangeBox id={id} title={title} />} />
              <p className="max-w-measure text-sm text-ink-muted">
                Sessions that exchange presentations with a chosen one come with it.
              </p>
            </ActionForm>
          </Section>
        </>
      )}
      {latest && (
        <Section title={`Take version ${latest.number} back`} id="take-back">
          <p className="mb-4 max-w-measure text-ink-muted">
            {toldInWords(latest.toldAt, conference.timeZone)} Taking it back publishes version{" "}
            {latest.number - 1} again, as a new version; the draft stays as it is.
          </p>
          <ActionForm
            action={takeBack}
            submit={`Take version ${latest.number} back`}
            rank="quiet"
            hidden={{ conferenceId: conference.id, number: String(latest.number) }}
          />
        </Section>
      )}
      {versions.length > 0 && (
        <Section title="Versions" id="versions">
          <VersionTable versions={versions} timeZone={conference.timeZone} path={path} />
        </Section>
      )}
    </>
  );
}

const SHOWN_AT_MOST = 5;

/** What publishing would be refused for, before it is tried. */
function Blocking({ sentences, path }: { sentences: string[]; path: string }) {
  if (sentences.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice kind="info">
        <p>
          {sentences.length === 1
            ? "1 conflict keeps it from being published."
            : `${sentences.length} conflicts keep it from being published.`}{" "}
          <a href={path}>Resolve or acknowledge {sentences.length === 1 ? "it" : "them"}</a>.
        </p>
        <ul className="mt-1 list-disc pl-5">
          {sentences.slice(0, SHOWN_AT_MOST).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function toldInWords(toldAt: Date | null, timeZone: string): string {
  if (!toldAt) return "Nobody is told of it.";
  const at = momentAndZoneInWords(timeZone, toldAt);
  return toldAt > new Date()
    ? `Those concerned are told of it on ${at}, unless you take it back before.`
    : `Those concerned were told of it from ${at} on.`;
}
