import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import * as actions from "@/app/(presenter)/[conference]/presentations/[presentation]/media/actions";
import * as answers from "@/app/(presenter)/[conference]/presentations/[presentation]/media/asked-actions";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { AskedPanel } from "@/components/media/asked-panel";
import { MediaEditor } from "@/components/media/media-editor";
import { ButtonLink } from "@/components/ui/button";
import { PageHeading, Section } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { getMediaOnEdit } from "@/lib/media/queries/on-edit";
import { getAsked } from "@/lib/requests/queries/asked";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Media", robots: { index: false } };

const mediaActions = {
  addLink: actions.addLinkHere,
  edit: actions.editHere,
  order: actions.orderHere,
  remove: actions.removeHere,
  restore: actions.restoreHere,
};

const askedActions = {
  promise: answers.promiseHere,
  decline: answers.declineHere,
  reopen: answers.reopenHere,
};

/** Where a presentation's media are added, arranged and answered for. */
export default async function MediaPage({
  params,
  searchParams,
}: PageProps<"/[conference]/presentations/[presentation]/media">) {
  const address = await params;
  const actor = await currentActor();
  const page = `/${address.conference}/presentations/${address.presentation}`;
  if (actor.kind !== "person") redirect(`/sign-in?next=${encodeURIComponent(`${page}/media`)}`);
  const media = await getMediaOnEdit(actor, address);
  if (!media) notFound();
  const asked = await getAsked(actor, media.presentationId);

  return (
    <ConferenceFrame conference={media.conference}>
      <PageHeading
        eyebrow={media.title}
        title="Media"
        actions={
          <>
            {media.mayEdit && <ButtonLink href={`${page}/edit` as Route}>Edit the text</ButtonLink>}
            {media.isPublic && <ButtonLink href={`${page}#media` as Route}>See its page</ButtonLink>}
          </>
        }
      />
      {asked && asked.kinds.length > 0 && (
        <Section title="What is asked for" id="asked">
          <AskedPanel
            asked={asked}
            actions={askedActions}
            isClosed={media.closedBecause === "withdrawn"}
            mayAdd={media.closedBecause === null}
          />
        </Section>
      )}
      <MediaEditor media={media} asked={await searchParams} actions={mediaActions} />
    </ConferenceFrame>
  );
}
