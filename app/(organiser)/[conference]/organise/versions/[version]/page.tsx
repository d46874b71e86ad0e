import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ChangeList } from "@/components/programme/change-list";
import { VersionSessions } from "@/components/programme/version-sessions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/fields";
import { PageHeading, Section } from "@/components/ui/page";
import { getVersion } from "@/lib/programme/queries/versions";
import type { VersionRow } from "@/lib/programme/view";
import { momentAndZoneInWords } from "@/lib/time/words";
import { deskActor } from "../../desk-actor";
import { restoreAsDraft } from "../actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Version" };

const VersionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const With = z
  .string()
  .regex(/^(draft|published|\d{1,9})$/)
  .catch("draft");

export default async function VersionPage({
  params,
  searchParams,
}: PageProps<"/[conference]/organise/versions/[version]">) {
  const { conference: slug, version } = await params;
  const path = `/${slug}/organise/versions`;
  const actor = await deskActor(`${path}/${version}`);
  const number = VersionNumber.safeParse(version);
  const against = With.parse((await searchParams).with);
  const found = number.success ? await getVersion(actor, slug, number.data, against) : null;
  if (!found) notFound();
  const { conference, version: shown, sessions, breaks, names, changes, revision } = found;
  const isSame = changes?.sessions.length === 0 && !changes.breaks;

  return (
    <>
      <PageHeading title={`Version ${shown.number}`} eyebrow={<a href={path}>Publish</a>} />
      <p className="mb-6 text-ink-muted">
        Published on {momentAndZoneInWords(conference.timeZone, shown.publishedAt)} by{" "}
        {shown.by ?? "the command line"}.
      </p>
      <ActionForm
        action={restoreAsDraft}
        submit={`Make the draft as version ${shown.number} was`}
        rank="quiet"
        hidden={{
          conferenceId: conference.id,
          number: String(shown.number),
          revision: String(revision),
        }}
      />
      <Section title="What changed since" id="changes">
        <Against versions={found.versions} number={shown.number} against={against} />
        {!changes && <p className="text-ink-muted">There is no version {against}.</p>}
        {changes && isSame && <p className="text-ink-muted">Nothing: both say the same.</p>}
        {changes && !isSame && <ChangeList changes={changes} />}
      </Section>
      <Section title="What it says" id="sessions">
        <VersionSessions sessions={sessions} names={names} />
        {breaks.map((sentence) => (
          <p key={sentence} className="mt-2 text-ink-muted">
            {sentence}
          </p>
        ))}
      </Section>
    </>
  );
}

function Against({ versions, number, against }: { versions: VersionRow[]; number: number; against: string }) {
  return (
    <form className="mb-4 flex flex-wrap items-end gap-3">
      <SelectField
        name="with"
        label="Compared with"
        defaultValue={against}
        options={[
          { value: "draft", label: "the draft" },
          { value: "published", label: "what is published" },
          ...versions
            .filter((one) => one.number !== number)
            .map((one) => ({ value: String(one.number), label: `version ${one.number}` })),
        ]}
      />
      <Button type="submit">Compare</Button>
    </form>
  );
}
