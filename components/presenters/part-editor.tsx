import type { PresenterActions } from "@/components/presenters/presenter-actions";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea, TextField } from "@/components/ui/fields";
import type { FormAction } from "@/lib/form-state";
import type { PresenterShown } from "@/lib/presenters/schema";

/** What can be done about one presenter: the printed words, the invitation, the place in the list. */
export function PartEditor({
  presenter,
  mayArrange,
  mayRemove,
  actions,
}: {
  presenter: PresenterShown;
  mayArrange: boolean;
  mayRemove: boolean;
  actions: PresenterActions;
}) {
  const { id, displayName, editable, isClaimed } = presenter;
  if (editable.length === 0 && !mayArrange) return null;
  return (
    <details
      className="grow basis-64"
      open={presenter.isMine && presenter.affiliation === "" ? true : undefined}
    >
      <summary className="control inline-flex items-center gap-2 px-2 text-accent">
        <span aria-hidden="true" className="text-xl leading-none transition-transform group-open:rotate-45">
          +
        </span>
        {editable.length > 0 ? "Name, affiliation, biography" : "Invitation"}
        <span className="sr-only"> of {displayName}</span>
      </summary>
      <div className="mt-4 flex max-w-measure flex-col gap-6">
        {editable.length > 0 && <Printed presenter={presenter} action={actions.edit} />}
        {mayArrange && !isClaimed && <Invitation presenter={presenter} actions={actions} />}
        {mayRemove && (
          <ActionForm
            action={actions.remove}
            submit={
              isClaimed && !presenter.isMine ? `Remove and tell ${displayName}` : `Remove ${displayName}`
            }
            rank="danger"
            hidden={{ partId: id }}
          />
        )}
      </div>
    </details>
  );
}

function Printed({ presenter, action }: { presenter: PresenterShown; action: FormAction }) {
  const { id, version, displayName, affiliation, biography, orcid, editable } = presenter;
  return (
    // The key gives the fields what was saved, once it was.
    <ActionForm
      key={version}
      action={action}
      submit="Save"
      rank="quiet"
      hidden={{ partId: id, version: String(version) }}
    >
      <TextField
        name="displayName"
        label="Name, as printed"
        defaultValue={displayName}
        readOnly={!editable.includes("name")}
        required
        maxLength={200}
      />
      <TextField
        name="affiliation"
        label="Affiliation, as held now"
        defaultValue={affiliation}
        readOnly={!editable.includes("affiliation")}
        maxLength={300}
      />
      <TextArea
        name="biography"
        label="Biography"
        rows={5}
        defaultValue={biography}
        readOnly={!editable.includes("biography")}
        maxLength={5000}
      />
      <TextField
        name="orcid"
        label="ORCID iD"
        hint="Sixteen digits, as 0000-0002-1825-0097."
        defaultValue={orcid ?? ""}
        readOnly={!editable.includes("biography")}
        maxLength={60}
      />
    </ActionForm>
  );
}

function Invitation({ presenter, actions }: { presenter: PresenterShown; actions: PresenterActions }) {
  const { id, hasAddress, isInvited, mayRevoke } = presenter;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {hasAddress && (
          <ActionForm
            action={actions.send}
            submit={isInvited ? "Send the invitation again" : "Send the invitation"}
            rank="quiet"
            hidden={{ partIds: id }}
          />
        )}
        {mayRevoke && (
          <ActionForm
            action={actions.revoke}
            submit="Revoke the invitation"
            rank="quiet"
            hidden={{ partId: id }}
          />
        )}
      </div>
      <ActionForm
        action={actions.address}
        submit="Invite at this address"
        rank="quiet"
        hidden={{ partId: id }}
      >
        <TextField
          name="email"
          type="email"
          label={hasAddress ? "Another e-mail address" : "E-mail address"}
          required
          maxLength={254}
          autoComplete="off"
        />
      </ActionForm>
    </div>
  );
}
