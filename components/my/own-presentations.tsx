import type { Route } from "next";
import { answerInWords } from "@/components/media/request-words";
import { NotScheduledYet } from "@/components/schedule/why-not-scheduled";
import { ButtonLink } from "@/components/ui/button";
import type { OwnPresentation } from "@/lib/requests/view";
import type { Unmet } from "@/lib/schedule/why-not-scheduled";
import { dayAndYearInWords } from "@/lib/time/words";

/** What the person presents, and what is wanted of them; what somebody waits for on top. */
export function OwnPresentations({
  presentations,
  unmet,
}: {
  presentations: OwnPresentation[];
  /** Why each that is not scheduled is not, by id. */
  unmet: ReadonlyMap<string, readonly Unmet[]>;
}) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {[...presentations]
        .sort((a, b) => owed(b) - owed(a))
        .map((presentation) => (
          <li
            key={presentation.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4"
          >
            <div className="min-w-0 max-w-3xl">
              <h3 className="font-serif text-lg font-semibold">
                {presentation.isPublic ? (
                  <a href={presentation.path} className="quiet-link">
                    {presentation.title}
                  </a>
                ) : (
                  presentation.title
                )}
              </h3>
              <p className="text-sm text-ink-muted">
                {presentation.isWithdrawn && <strong className="text-danger">Withdrawn. </strong>}
                {presentation.typeName} · {presentation.conferenceName}
              </p>
              {presentation.editPath === null && <NotConfirmed {...presentation} />}
              {!presentation.isWithdrawn && <NotScheduledYet unmet={unmet.get(presentation.id) ?? []} />}
              {!presentation.isWithdrawn && presentation.editPath !== null && <Wanted {...presentation} />}
            </div>
            {presentation.editPath !== null && (
              <div className="flex flex-wrap gap-2">
                {presentation.mediaPath !== null && !presentation.isWithdrawn && (
                  <ButtonLink href={presentation.mediaPath as Route}>
                    {owed(presentation) === 2 ? "Answer" : "Media"}
                    <span className="sr-only">: {presentation.title}</span>
                  </ButtonLink>
                )}
                <ButtonLink href={presentation.editPath as Route}>
                  Edit<span className="sr-only">: {presentation.title}</span>
                </ButtonLink>
              </div>
            )}
          </li>
        ))}
    </ul>
  );
}

/** 2: somebody waits without an answer or past the promised day; 1: media are due; 0: nothing. */
function owed({ asked, isWithdrawn, editPath, mediaCount, mediaDueOn }: OwnPresentation): number {
  if (isWithdrawn || editPath === null) return 0;
  if (asked.some(({ answer }) => answer === null || answer.state === "late")) return 2;
  return mediaCount === 0 && mediaDueOn ? 1 : 0;
}

function NotConfirmed({ invitedAt, timeZone }: OwnPresentation) {
  return (
    <p className="mt-1 text-sm text-warn">
      {invitedAt
        ? `You are named as its presenter. Press the link in the invitation of ${dayAndYearInWords(timeZone, invitedAt)} to confirm it.`
        : "You are named as its presenter and not invited yet. The organisers send the invitation."}
    </p>
  );
}

function Wanted({ asked, mediaCount, mediaDueOn }: OwnPresentation) {
  return (
    <>
      {mediaCount === 0 && mediaDueOn && (
        <p className="mt-1 text-sm text-warn">Media due by {dayAndYearInWords("UTC", mediaDueOn)}.</p>
      )}
      {asked.map(({ kindName, count, sentences, answer }) => (
        <div key={kindName} className="mt-2">
          <p className="break-words">
            {count === 0 ? (
              `${kindName}:`
            ) : (
              <>
                <strong>{count === 1 ? "One person asks" : `${count} people ask`}</strong> for {kindName}.
              </>
            )}
            {answer && (
              <span className={answer.state === "late" ? "text-danger" : "text-ink-muted"}>
                {" "}
                {answerInWords(answer)}
              </span>
            )}
          </p>
          {sentences.length > 0 && answer === null && (
            <ul className="mt-1 border-l border-rule pl-3 text-sm text-ink-muted">
              {sentences.slice(0, 3).map((sentence, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
                <li key={index} className="break-words">
                  “{sentence}”
                </li>
              ))}
              {sentences.length > 3 && <li>and {sentences.length - 3} more</li>}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}
