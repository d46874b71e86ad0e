import { type PressAction, RequestControls } from "@/components/media/request-controls";
import { answerInWords, askedInWords } from "@/components/media/request-words";
import type { AnswerOnPage } from "@/lib/requests/schema";

type Kind = { id: string; name: string; asked: number; isThere: boolean; answer: AnswerOnPage | null };

type Asked = {
  id: string;
  isWithdrawn: boolean;
  media: readonly unknown[];
  /** All kinds of the conference, with how many wait for each and what the presenters said. */
  mediaKinds: Kind[];
};

/** What stands under a presentation's media: asking for the kinds that are missing, unless it is withdrawn. */
export function RequestMedia({ presentation, action }: { presentation: Asked; action: PressAction }) {
  const { id, isWithdrawn, media, mediaKinds } = presentation;
  const missing = mediaKinds.filter((kind) => !kind.isThere);
  if (isWithdrawn || missing.length === 0) return null;
  const waiting = missing.filter((kind) => kind.asked > 0 || kind.answer);
  return (
    <div className="mt-2">
      <p className="mb-3 print:hidden">
        {media.length === 0
          ? "Request media and follow this presentation."
          : "Request what is missing and follow this presentation."}
      </p>
      <div className="print:hidden">
        <RequestControls
          presentationId={id}
          kinds={missing.map(({ id, name, answer }) => ({
            ...{ id, name },
            isDeclined: answer?.state === "declined",
          }))}
          action={action}
        />
      </div>
      {waiting.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1 text-sm text-ink-muted">
          {waiting.map((kind) => (
            <li key={kind.id} className="break-words">
              {kind.asked > 0 ? askedInWords(kind.asked, kind.name) : `${kind.name}:`}
              {kind.answer && (
                <span className={kind.answer.state === "promised" ? "text-ink" : ""}>
                  {" "}
                  {answerInWords(kind.answer)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
