import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import type { Settings } from "@/lib/people/schema";

/** One's addresses, each with what it is for and what can be done with it. */
export function AddressList({
  addresses,
  makePrimary,
  remove,
}: {
  addresses: Settings["addresses"];
  makePrimary: FormAction;
  remove: FormAction;
}) {
  const provedOnes = addresses.filter(({ isVerified }) => isVerified).length;
  return (
    <ul className="mb-8 divide-y divide-rule border-y border-rule">
      {addresses.map(({ id, address, isVerified, isPrimary, isRefused }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0 wrap-anywhere">
            <p className="font-medium">{address}</p>
            <p className="text-sm text-ink-muted">{standing(isVerified, isPrimary)}</p>
            {isRefused && (
              <p className="text-sm text-danger">
                Mail sent there came back, so nothing more is sent. Sign in with it once, or confirm another
                one.
              </p>
            )}
          </div>
          <div className="flex flex-wrap gap-2">
            {isVerified && !isPrimary && (
              <ActionForm
                action={makePrimary}
                rank="quiet"
                submit={<Named act="Send mail here" of={address} />}
                hidden={{ addressId: id }}
              />
            )}
            {(!isVerified || provedOnes > 1) && (
              <ActionForm
                action={remove}
                rank="quiet"
                submit={<Named act="Remove" of={address} />}
                hidden={{ addressId: id }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function standing(isVerified: boolean, isPrimary: boolean): string {
  if (!isVerified) return "Not confirmed: it came with an import. Add it below to sign in with it.";
  return isPrimary ? "Signs in. Mail goes here." : "Signs in.";
}

/** Several buttons of one name tell themselves apart to who does not see the row. */
export function Named({ act, of }: { act: string; of: string }) {
  return (
    <span>
      {act}
      <span className="sr-only">: {of}</span>
    </span>
  );
}
