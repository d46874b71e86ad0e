import type { Route } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page";
import type { FormAction } from "@/lib/form-state";
import type { InvitationState } from "@/lib/presenters/schema";

export type InvitationShown = {
  token: string;
  state: InvitationState;
  title: string;
  conferenceName: string;
  displayName: string;
  signedInAs: string;
  isTheirs: boolean;
  isByThem: boolean;
  editPath: string;
};

/** What an invitation is for, and the one button that answers it. Looking changes nothing. */
export function InvitationToAnswer({
  invitation,
  action,
}: {
  invitation: InvitationShown;
  action: FormAction;
}) {
  const { title, conferenceName, displayName, signedInAs, isTheirs, token } = invitation;
  const mayAnswer =
    invitation.state === "open" || (invitation.state === "waiting" && isTheirs && !invitation.isByThem);
  return (
    <div className="max-w-measure">
      <PageHeading eyebrow={conferenceName} title={title} />
      {mayAnswer ? (
        <ActionForm action={action} submit={`Yes, I am ${displayName}`} hidden={{ token }}>
          <p>
            You are listed as its presenter <strong>{displayName}</strong>. Confirm it, and you can edit the
            abstract, your affiliation and biography, and add slides.
          </p>
          <p className="text-ink-muted">
            You are signed in as {signedInAs}.
            {!isTheirs &&
              " The invitation went to another address than yours, so an organiser confirms your answer."}
          </p>
        </ActionForm>
      ) : (
        <Answered invitation={invitation} />
      )}
    </div>
  );
}

function Answered({ invitation }: { invitation: InvitationShown }) {
  const { state, isByThem, editPath } = invitation;
  if (state === "used" && isByThem)
    return (
      <>
        <Notice kind="done">
          <p>The part is yours.</p>
        </Notice>
        <p className="mt-6">
          <ButtonLink href={editPath as Route} rank="primary">
            Edit the presentation
          </ButtonLink>
        </p>
      </>
    );
  return (
    <Notice kind="info">
      <p>{isByThem && state === "waiting" ? YOURS_WAITS : SENTENCES[state]}</p>
    </Notice>
  );
}

const YOURS_WAITS =
  "Thank you. An organiser has to confirm, because you signed in with another address than the one invited. You are told by mail.";

const SENTENCES: Record<InvitationState, string> = {
  open: "",
  used: "This link was used already.",
  waiting: "Somebody answered this link already; an organiser has to confirm it.",
  expired: "This link has expired. Ask a co-presenter or the organisers to send it again.",
  revoked: "This invitation was taken back. Ask a co-presenter or the organisers.",
  refused:
    "The organisers did not confirm this. Ask them, or have yourself invited at the address you sign in with.",
};
