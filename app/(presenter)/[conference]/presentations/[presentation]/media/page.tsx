import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import * as actions from "@/app/(presenter)/[conference]/presentations/[presentation]/media/actions";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { MediaEditor } from "@/components/media/media-editor";
import { wantedInWords } from "@/components/media/wanted-words";
import { ButtonLink } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { getMediaOnEdit } from "@/lib/media/queries/on-edit";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Media", robots: { index: false } };

const mediaActions = {
  addLink: actions.addLinkHere,
  edit: actions.editHere,
  order: actions.orderHere,
  remove: actions.removeHere,
  restore: actions.restoreHere,
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
  const { media: outcome, told } = await searchParams;
  const wanted = media.kinds.filter((kind) => kind.openRequests > 0);

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
      {wanted.length > 0 && (
        <ul className="mb-8 text-lg font-medium">
          {wanted.map(({ id, name, openRequests }) => (
            <li key={id}>{wantedInWords({ count: openRequests, kindName: name })}</li>
          ))}
        </ul>
      )}
      <MediaEditor media={media} outcome={{ media: outcome, told }} actions={mediaActions} />
    </ConferenceFrame>
  );
}
