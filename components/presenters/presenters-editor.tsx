import { InvitePresenter } from "@/components/presenters/invite-presenter";
import { PartEditor } from "@/components/presenters/part-editor";
import type { PresenterActions } from "@/components/presenters/presenter-actions";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import type { PresenterShown } from "@/lib/presenters/schema";

/** The presenters in their order, each with what can be done about them; every control is a plain form. */
export function PresentersEditor({
  presentationId,
  presenters,
  mayArrange,
  actions,
}: {
  presentationId: string;
  presenters: PresenterShown[];
  mayArrange: boolean;
  actions: PresenterActions;
}) {
  const order = presenters.map((presenter) => presenter.id);
  return (
    <>
      <ol className="flex flex-col">
        {presenters.map((presenter, at) => (
          <li key={presenter.id} className="hairline flex flex-col gap-3 py-4 first:border-t-0 first:pt-0">
            <Summary presenter={presenter} />
            {presenter.claims.map((claim) => (
              <Claim key={claim.invitationId} claim={claim} actions={actions} />
            ))}
            <div className="flex flex-wrap items-start gap-2">
              {mayArrange && (
                <>
                  <Move
                    {...{ presentationId, order, at }}
                    by={-1}
                    name={presenter.displayName}
                    action={actions.order}
                  />
                  <Move
                    {...{ presentationId, order, at }}
                    by={1}
                    name={presenter.displayName}
                    action={actions.order}
                  />
                </>
              )}
              <PartEditor
                presenter={presenter}
                mayArrange={mayArrange}
                mayRemove={mayArrange && presenters.length > 1}
                actions={actions}
              />
            </div>
          </li>
        ))}
      </ol>
      {mayArrange && <InvitePresenter presentationId={presentationId} action={actions.invite} />}
    </>
  );
}

function Summary({ presenter }: { presenter: PresenterShown }) {
  const { displayName, affiliation, isMine, standing } = presenter;
  return (
    <div>
      <p className="font-serif text-lg">
        {displayName}
        {isMine && <span className="font-sans text-sm text-ink-muted"> · you</span>}
      </p>
      {affiliation && <p>{affiliation}</p>}
      <p className="text-sm text-ink-muted">{standing}</p>
    </div>
  );
}

function Claim({ claim, actions }: { claim: PresenterShown["claims"][number]; actions: PresenterActions }) {
  const hidden = { invitationId: claim.invitationId };
  return (
    <div className="border-l-2 border-warn pl-4">
      <p>
        {claim.name}
        {claim.address && ` (${claim.address})`} opened this invitation and says the part is theirs.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <ActionForm action={actions.confirm} submit="Confirm and tell them" rank="quiet" hidden={hidden} />
        <ActionForm action={actions.refuse} submit="Refuse and tell them" rank="danger" hidden={hidden} />
      </div>
    </div>
  );
}

function Move({
  presentationId,
  order,
  at,
  by,
  name,
  action,
}: {
  presentationId: string;
  order: string[];
  at: number;
  by: -1 | 1;
  name: string;
  action: FormAction;
}) {
  const to = at + by;
  const [moved, displaced] = [order[at], order[to]];
  if (moved === undefined || displaced === undefined) return null;
  const wished = order.with(at, displaced).with(to, moved);
  return (
    <ActionForm
      action={action}
      rank="quiet"
      hidden={{ presentationId }}
      submit={
        <>
          <span aria-hidden="true">{by < 0 ? "↑" : "↓"}</span>
          <span className="sr-only">
            Move {name} {by < 0 ? "up" : "down"}
          </span>
        </>
      }
    >
      {wished.map((id) => (
        <input key={id} type="hidden" name="partIds" value={id} />
      ))}
    </ActionForm>
  );
}
