import { Named } from "@/components/people/address-list";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";

type Claim = {
  invitationId: string;
  invited: string;
  displayName: string;
  title: string;
  slug: string;
  by: string;
  byAddress: string;
};

/** Claims that came from another address than the invited one: is this the person? */
export function ClaimList({
  claims,
  presentations,
  confirm,
  refuse,
}: {
  claims: readonly Claim[];
  /** Address under which the presentations stand. */
  presentations: string;
  confirm: FormAction;
  refuse: FormAction;
}) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {claims.map(({ invitationId, invited, displayName, title, slug, by, byAddress }) => (
        <li key={invitationId} className="py-4 wrap-anywhere">
          <p>
            <span className="font-medium">{by}</span> ({byAddress}) says they are{" "}
            <span className="font-medium">{displayName}</span>, invited at {invited}, of{" "}
            <a href={`${presentations}/${slug}/edit`} className="font-serif">
              {title}
            </a>
            .
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <ActionForm
              action={confirm}
              rank="quiet"
              submit={<Named act="It is them: confirm" of={`${by}, ${title}`} />}
              hidden={{ invitationId }}
            />
            <ActionForm
              action={refuse}
              rank="danger"
              submit={<Named act="Refuse and tell them" of={`${by}, ${title}`} />}
              hidden={{ invitationId }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
