import { AskedAnswers } from "@/components/media/asked-answers";
import { answerInWords } from "@/components/media/request-words";
import { wantedInWords } from "@/components/media/wanted-words";
import { Folded } from "@/components/ui/folded";
import type { FormAction } from "@/lib/form-state";
import type { AskedKind, AskedPanelView, AskerOnPanel } from "@/lib/requests/view";
import { dayAndYearInWords } from "@/lib/time/words";

export type AskedActions = { promise: FormAction; decline: FormAction; reopen: FormAction };

const FIRST_FEW = 5;

/**
 * What is asked of one presentation, kind by kind, and every way to answer it. `isClosed`: the presentation is
 * withdrawn, so that there is only to read. `mayAdd`: the committee has not closed its media.
 */
export function AskedPanel({
  asked,
  actions,
  isClosed = false,
  mayAdd = true,
}: {
  asked: AskedPanelView;
  actions: AskedActions;
  isClosed?: boolean;
  mayAdd?: boolean;
}) {
  if (asked.kinds.length === 0) return null;
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {asked.kinds.map((kind) => (
        <li key={kind.kindId} className="grid gap-x-12 gap-y-4 py-6 lg:grid-cols-2">
          <div className="min-w-0 max-w-measure">
            <h3 className="font-serif text-lg font-semibold">{kind.kindName}</h3>
            <Wanted kind={kind} timeZone={asked.timeZone} />
          </div>
          {!isClosed && <AskedAnswers {...{ kind, asked, actions, mayAdd }} />}
        </li>
      ))}
    </ul>
  );
}

function Wanted({ kind, timeZone }: { kind: AskedKind; timeZone: string }) {
  const { kindName, count, since, askers, answer } = kind;
  const [first, rest] = [askers.slice(0, FIRST_FEW), askers.slice(FIRST_FEW)];
  return (
    <>
      <p>
        {count === 0 ? "Nobody waits for it now." : wantedInWords({ count, kindName })}
        {since && (
          <span className="text-ink-muted">
            {" "}
            {count === 1 ? "Asked" : "The first asked"} {dayAndYearInWords(timeZone, since)}.
          </span>
        )}
      </p>
      {answer && (
        <p className={`mt-1 break-words ${answer.state === "late" ? "text-danger" : ""}`}>
          {answerInWords(answer)}
        </p>
      )}
      {first.length > 0 && <Askers askers={first} />}
      {rest.length > 0 && (
        <Folded as={`${rest.length} more`} isQuiet className="mt-1">
          <Askers askers={rest} />
        </Folded>
      )}
    </>
  );
}

function Askers({ askers }: { askers: AskerOnPanel[] }) {
  return (
    <ul className="mt-2 flex flex-col gap-2 border-l border-rule pl-3 text-sm">
      {askers.map(({ name, sentence, askedAt }) => (
        <li key={`${askedAt.getTime()} ${name} ${sentence}`} className="break-words">
          {sentence !== "" && <>“{sentence}”</>}
          {name && (
            <span className="text-ink-muted">
              {sentence !== "" && " — "}
              {name}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
