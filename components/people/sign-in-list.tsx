import { Named } from "@/components/people/address-list";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import { browserName } from "@/lib/people/browser-name";
import type { Settings } from "@/lib/people/schema";
import { dayAndYearInWords, timeInWords, zoneInWords } from "@/lib/time/words";

/** The browsers that are signed in, the one at hand first and not to be signed out here. */
export function SignInList({
  signIns,
  zone,
  revoke,
}: {
  signIns: Settings["signIns"];
  /** IANA zone the times are told in. */
  zone: string;
  revoke: FormAction;
}) {
  const inWords = (at: Date) =>
    `${dayAndYearInWords(zone, at)}, ${timeInWords(zone, at)} (${zoneInWords(zone, at)})`;
  const ordered = [...signIns].sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
  return (
    <ul className="mb-6 divide-y divide-rule border-y border-rule">
      {ordered.map(({ id, userAgent, createdAt, lastSeenAt, isThisOne }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="font-medium">
              {browserName(userAgent)}
              {isThisOne && " (this one)"}
            </p>
            <p className="text-sm text-ink-muted">
              Signed in {inWords(createdAt)}. {isThisOne ? "" : `Last seen ${inWords(lastSeenAt)}.`}
            </p>
          </div>
          {!isThisOne && (
            <ActionForm
              action={revoke}
              rank="quiet"
              submit={
                <Named act="Sign out" of={`${browserName(userAgent)}, signed in ${inWords(createdAt)}`} />
              }
              hidden={{ signInId: id }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
