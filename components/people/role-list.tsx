import { Named } from "@/components/people/address-list";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";

type Role = {
  personId: string;
  role: "organiser" | "chair";
  name: string;
  hasAccount: boolean;
  /** "Sat 12 June 2027, by Ada". */
  granted: string;
  isYou: boolean;
};

/** Who holds which role, each with the button that takes it. */
export function RoleList({
  roles,
  conferenceId,
  revoke,
}: {
  roles: readonly Role[];
  conferenceId: string;
  revoke: FormAction;
}) {
  return (
    <ul className="mb-8 divide-y divide-rule border-y border-rule">
      {roles.map(({ personId, role, name, hasAccount, granted, isYou }) => (
        <li
          key={`${personId} ${role}`}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3"
        >
          <div className="min-w-0 wrap-anywhere">
            <p>
              <span className="font-medium">{name}</span>, {role}
              {isYou && " (you)"}
            </p>
            <p className="text-sm text-ink-muted">
              Since {granted}.{!hasAccount && " Has not signed in yet."}
            </p>
          </div>
          <ActionForm
            action={revoke}
            rank={isYou ? "danger" : "quiet"}
            submit={<Named act={isYou ? "Give this up" : "Take the role away"} of={`${name}, ${role}`} />}
            hidden={{ conferenceId, personId, role }}
          />
        </li>
      ))}
    </ul>
  );
}
