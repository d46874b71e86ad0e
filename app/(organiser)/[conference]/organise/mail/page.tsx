import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { CauseTable, OutboxTable } from "@/components/mail/outbox-table";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { PageHeading, Section } from "@/components/ui/page";
import { getOutbox } from "@/lib/notifications/queries/outbox";
import { getDesk } from "@/lib/sessions/queries/conference";
import { dayAndYearInWords } from "@/lib/time/words";
import { deskActor } from "../desk-actor";
import { retry } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Mail" };

const Page = z.coerce.number().int().min(1).max(10_000).catch(1);

export default async function MailPage({ params, searchParams }: PageProps<"/[conference]/organise/mail">) {
  const { conference: slug } = await params;
  const path = `/${slug}/organise/mail`;
  const actor = await deskActor(path);
  const desk = await getDesk(actor, slug);
  if (!desk) notFound();
  const page = Page.parse((await searchParams).page);
  const outbox = await getOutbox(actor, desk.id, page);
  if (!outbox) notFound();
  const failed = outbox.causes.reduce((sum, cause) => sum + cause.failed, 0);

  return (
    <>
      <PageHeading title="Mail" />
      {outbox.causes.length === 0 ? (
        <Empty title="No mail yet">What this conference tells people by mail is listed here.</Empty>
      ) : (
        <CauseTable causes={outbox.causes} />
      )}
      {failed > 0 && (
        <div className="mt-6">
          <ActionForm
            action={retry}
            rank="quiet"
            submit="Try all failed again"
            hidden={{ conferenceId: desk.id }}
          >
            <p className="mb-2 text-ink-muted">Addresses that refuse mail are left out.</p>
          </ActionForm>
        </div>
      )}
      {outbox.mails.length > 0 && (
        <Section title="To presenters and organisers" id="mails">
          <p className="mb-4 max-w-measure text-ink-muted">
            Failed ones first, then the newest. Who follows or asks is shown to nobody, so their mails are
            only counted above.
          </p>
          <OutboxTable
            mails={outbox.mails.map((mail) => ({ ...mail, at: dayAndYearInWords(desk.timeZone, mail.at) }))}
            conferenceId={desk.id}
            retry={retry}
          />
        </Section>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-6">
        {page > 1 && <a href={`${path}?page=${page - 1}` as Route}>‹ Newer</a>}
        {outbox.hasMore && <a href={`${path}?page=${page + 1}` as Route}>Older ›</a>}
      </nav>
    </>
  );
}
