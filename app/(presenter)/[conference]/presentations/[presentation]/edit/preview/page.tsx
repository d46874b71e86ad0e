import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { MediaShelf } from "@/components/media/media-shelf";
import { PresentationHeader } from "@/components/presentations/presentation-header";
import {
  Abstract,
  KeywordList,
  PresentationDetails,
  PresenterList,
} from "@/components/presentations/presentation-parts";
import { PresentationRail } from "@/components/presentations/presentation-rail";
import { Notice } from "@/components/ui/notice";
import { currentActor } from "@/lib/auth/current-actor";
import { getPresentationToEdit } from "@/lib/presentations/queries/edit";
import { getPresentation } from "@/lib/programme/queries/presentation";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Preview", robots: { index: false } };

/** The public page as it will be, for those who may edit it; controls of readers are left out. */
export default async function PreviewPage({
  params,
}: PageProps<"/[conference]/presentations/[presentation]/edit/preview">) {
  const address = await params;
  const actor = await currentActor();
  const edit = `/${address.conference}/presentations/${address.presentation}/edit`;
  if (actor.kind !== "person") redirect(`/sign-in?next=${encodeURIComponent(`${edit}/preview`)}` as Route);
  const toEdit = await getPresentationToEdit(actor, address);
  const presentation = toEdit && (await getPresentation(actor, address));
  if (!presentation) notFound();
  return (
    <ConferenceFrame conference={presentation.conference}>
      <Notice kind="info" className="mb-8">
        <p>
          {toEdit.isPublic
            ? "This page is public."
            : "A preview: only its presenters and the organisers see it."}{" "}
          <a href={edit}>Edit it</a>
        </p>
      </Notice>
      <article>
        <PresentationHeader presentation={presentation} />
        <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="min-w-0">
            <Abstract text={presentation.abstract} />
            <PresenterList presentation={presentation} />
            <PresentationDetails presentation={presentation} />
            <KeywordList presentation={presentation} />
            <MediaShelf presentation={presentation} />
          </div>
          <PresentationRail presentation={presentation} />
        </div>
      </article>
    </ConferenceFrame>
  );
}
