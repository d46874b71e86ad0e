import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import * as text from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/actions";
import { historyShown } from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/history";
import { MediaSection } from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/media-section";
import * as presenter from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/presenter-actions";
import {
  presenterShown,
  sentencesOf,
} from "@/app/(presenter)/[conference]/presentations/[presentation]/edit/words";
import { ConferenceFrame } from "@/components/conferences/conference-frame";
import { EditDetails } from "@/components/presentations/edit-details";
import { EditHistory } from "@/components/presentations/edit-history";
import { StateOfEditing, Withdraw } from "@/components/presentations/edit-state";
import { EditText } from "@/components/presentations/edit-text";
import { PresentersEditor } from "@/components/presenters/presenters-editor";
import { WhyNotScheduled } from "@/components/schedule/why-not-scheduled";
import { ButtonLink } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page";
import { Passage } from "@/components/ui/passage";
import { currentActor } from "@/lib/auth/current-actor";
import { getPresentationToEdit } from "@/lib/presentations/queries/edit";
import { listVersions } from "@/lib/presentations/queries/versions";
import { listPresentersToEdit } from "@/lib/presenters/queries";
import { getWhyNotScheduled } from "@/lib/schedule/queries/why";
import { momentAndZoneInWords } from "@/lib/time/words";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit", robots: { index: false } };

const presenterActions = {
  invite: presenter.invite,
  address: presenter.address,
  send: presenter.send,
  revoke: presenter.revoke,
  order: presenter.order,
  remove: presenter.remove,
  edit: presenter.savePart,
  confirm: presenter.confirm,
  refuse: presenter.refuse,
};

export default async function EditPage({
  params,
  searchParams,
}: PageProps<"/[conference]/presentations/[presentation]/edit">) {
  const address = await params;
  const actor = await currentActor();
  const page = `/${address.conference}/presentations/${address.presentation}`;
  if (actor.kind !== "person") redirect(`/sign-in?next=${encodeURIComponent(`${page}/edit`)}`);
  const presentation = await getPresentationToEdit(actor, address);
  if (!presentation) notFound();
  const { id, version, title, abstract, conference, editable, mayDecide, state } = presentation;
  const [presenters, versions, why] = await Promise.all([
    listPresentersToEdit(actor, id),
    listVersions(actor, id),
    getWhyNotScheduled(actor, id),
  ]);
  if (!presenters || !versions) notFound();
  const zone = conference.timeZone;
  const asked = await searchParams;
  const history = historyShown(versions, zone, Number(asked.number ?? version), `${page}/edit`);
  const mayEditText = editable.some(
    (field) => field === "title" || field === "abstract" || field === "keywords",
  );

  return (
    <ConferenceFrame conference={conference}>
      <PageHeading
        title="Edit this presentation"
        actions={
          <ButtonLink href={(presentation.isPublic ? page : `${page}/edit/preview`) as Route}>
            {presentation.isPublic ? "See its page" : "Preview its page"}
          </ButtonLink>
        }
      />
      <StateOfEditing sentences={sentencesOf(presentation)} isOpen={editable.length > 0} />
      {why && state === "accepted" && <WhyNotScheduled {...why} className="mb-8" />}
      <EditText
        text={{
          id,
          version,
          saved: { title, abstract, keywords: presentation.keywords.join(", ") },
          savedInWords: `Saved ${momentAndZoneInWords(zone, presentation.savedAt)}`,
          wordLimit: conference.abstractWordLimit,
          editable,
          suggestionsPath: `${page}/edit/keywords`,
        }}
        action={text.savePresentation}
      />
      <Passage title="Presenters" id="presenters">
        <PresentersEditor
          presentationId={id}
          presenters={presenters.parts.map((part) => presenterShown(zone, part))}
          mayArrange={presenters.mayArrange}
          actions={presenterActions}
        />
      </Passage>
      <Passage title="Details">
        <EditDetails
          details={{ ...presentation, theme: presentation.theme.name }}
          action={mayDecide ? text.saveDetails : null}
        />
      </Passage>
      <MediaSection actor={actor} presentationId={id} path={`${page}/media`} />
      {history && (
        <Passage title="History" id="history">
          <EditHistory {...history} restore={mayEditText ? { action: text.restore, id, version } : null} />
        </Passage>
      )}
      {presentation.mayWithdraw && state !== "declined" && (
        <Passage title="Withdraw">
          <Withdraw action={text.withdraw} id={id} />
        </Passage>
      )}
    </ConferenceFrame>
  );
}
