import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { SessionPackage } from "@/components/organise/media-packages";
import { SessionFields } from "@/components/sessions/session-fields";
import { SessionSummary } from "@/components/sessions/session-summary";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeading, Section } from "@/components/ui/page";
import { sizeOf } from "@/lib/media/packages/contents";
import { getSessionPackage } from "@/lib/media/queries/packages";
import { getSessionForm, getSessionOnDesk } from "@/lib/sessions/queries/session";
import { deskActor } from "../../desk-actor";
import { offersOf } from "../offers";
import { removeSession, saveSession } from "./actions";
import { valuesOf } from "./values";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Session" };

export default async function SessionOnDeskPage({
  params,
}: PageProps<"/[conference]/organise/sessions/[session]">) {
  const { conference: slug, session: id } = await params;
  const actor = await deskActor(`/${slug}/organise/sessions/${id}`);
  const found = z.uuid().safeParse(id).success ? await getSessionOnDesk(actor, slug, id) : null;
  if (!found) notFound();
  const { session, conference, mayArrange } = found;
  const form = mayArrange ? await getSessionForm(actor, slug, session.id) : null;
  const held = session.papers.length;
  const taken = await getSessionPackage(actor, session.publicId);

  return (
    <div className="max-w-3xl">
      <PageHeading
        title={session.title}
        eyebrow={mayArrange ? <a href={`/${slug}/organise/sessions`}>Sessions</a> : "You chair this session"}
      />
      <SessionSummary session={session} conference={conference} />
      {held > 0 && taken && (
        <Section title="Media for the room" id="media">
          <SessionPackage sessionId={session.publicId} size={sizeOf(taken.sessions)} />
        </Section>
      )}
      {form && (
        <>
          <Section title="What, when and where">
            <ActionForm
              action={saveSession}
              submit="Save"
              hidden={{ sessionId: session.id, version: String(session.version) }}
            >
              <SessionFields offers={offersOf(form)} values={valuesOf(found)} />
            </ActionForm>
          </Section>
          <Section title="Delete this session">
            <p className="mb-4 max-w-measure text-ink-muted">
              Its address is gone then; its presentations stay. You can undo it on the page that follows.
            </p>
            <ActionForm
              action={removeSession}
              rank="danger"
              submit={
                held === 0
                  ? "Delete the empty session"
                  : `Delete and unassign ${held === 1 ? "1 presentation" : `${held} presentations`}`
              }
              hidden={{ sessionId: session.id, version: String(session.version), conference: slug }}
            />
          </Section>
        </>
      )}
    </div>
  );
}
