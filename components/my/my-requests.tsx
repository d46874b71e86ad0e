import { answerInWords } from "@/components/media/request-words";
import { PressButton, type PressHere } from "@/components/my/press-button";
import { Empty } from "@/components/ui/empty";
import type { MyRequest } from "@/lib/requests/view";
import { dayAndYearInWords } from "@/lib/time/words";

/** What the person asked for and what became of it. */
export function MyRequests({ requests, action }: { requests: MyRequest[]; action: PressHere }) {
  if (requests.length === 0)
    return (
      <Empty title="You asked for nothing yet">
        On a presentation’s page, under Digital Media, one press asks its presenters for slides, a paper or a
        video.
      </Empty>
    );
  return (
    <ul className="divide-y divide-rule">
      {requests.map((request) => (
        <li key={request.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0">
            <p>
              <span className="font-medium">{request.kindName}</span> of{" "}
              <a href={`${request.path}#media`} className="quiet-link font-serif text-lg font-semibold">
                {request.title}
              </a>
            </p>
            <p className="break-words text-sm text-ink-muted">{stateInWords(request)}</p>
          </div>
          {request.fulfilledAt !== null && (
            <a href={request.openPath} className="control inline-flex items-center">
              Open<span className="sr-only">: {`${request.kindName} of ${request.title}`}</span>
            </a>
          )}
          {request.fulfilledAt === null && (
            <PressButton
              action={action}
              presentationId={request.presentationId}
              press={`withdraw:${request.kindId}`}
              label="Take back"
              of={`${request.kindName} of ${request.title}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function stateInWords({ timeZone, askedAt, state, answer, fulfilledAt, isWithdrawn }: MyRequest): string {
  const asked = `Asked ${dayAndYearInWords(timeZone, askedAt)}`;
  if (fulfilledAt) return `${asked}. There since ${dayAndYearInWords(timeZone, fulfilledAt)}.`;
  if (isWithdrawn) return `${asked}. The presentation was withdrawn since.`;
  if (answer) return `${asked}. ${answerInWords(answer)}`;
  return `${asked}, ${state}. You get one mail when it is there, promised or declined.`;
}
