import type { ReactNode } from "react";
import type { AskedActions } from "@/components/media/asked-panel";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { DateField, TextField } from "@/components/ui/fields";
import type { AskedKind, AskedPanelView } from "@/lib/requests/view";

type Props = { kind: AskedKind; asked: AskedPanelView; actions: AskedActions; mayAdd: boolean };

/** Every way to answer those who ask for one kind: add it, promise it, decline it, take an answer back. */
export function AskedAnswers({ kind, asked, actions, mayAdd }: Props) {
  const { kindId, kindName, answer, count } = kind;
  const hidden = { presentationId: asked.presentationId, kindId, answerId: answer?.id ?? "" };
  const isDeclined = answer?.state === "declined";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {mayAdd && (
        <p className="flex flex-wrap gap-2">
          <ButtonLink href={`?kind=${kindId}#upload` as `#${string}`}>
            Upload a file<span className="sr-only">: {kindName}</span>
          </ButtonLink>
          <ButtonLink href={`?kind=${kindId}#add-link` as `#${string}`}>
            Add a link<span className="sr-only">: {kindName}</span>
          </ButtonLink>
        </p>
      )}
      <ActionForm
        action={actions.promise}
        rank="quiet"
        hidden={hidden}
        className="gap-2"
        foldedAs={ofKind(answer && !isDeclined ? "Promise another day" : "Promise a day", kindName)}
        submit={withTold("Promise", count)}
      >
        <DateField
          name="promisedOn"
          label="By the end of"
          hint="They get one mail now, and one when it is there."
          min={asked.firstDay}
          max={asked.lastDay}
          defaultValue={answer && !isDeclined ? answer.day : undefined}
          required
        />
      </ActionForm>
      {!isDeclined && (
        <ActionForm
          action={actions.decline}
          rank="danger"
          hidden={hidden}
          className="gap-2"
          foldedAs={ofKind("Decline with a reason", kindName)}
          submit={withTold("Decline", count)}
        >
          <TextField
            name="reason"
            label="Why there will be none"
            hint="At most 300 characters, no links. Everybody reads it on the page; nobody can ask for it until you reopen it."
            maxLength={300}
            required
            autoComplete="off"
          />
        </ActionForm>
      )}
      {answer && (
        <ActionForm
          action={actions.reopen}
          rank="quiet"
          hidden={hidden}
          submit={ofKind(
            isDeclined ? "Reopen, so that it can be asked for" : "Take the promise back",
            kindName,
          )}
        />
      )}
    </div>
  );
}

/** For who hears the words alone, they say of which kind. */
function ofKind(words: string, kindName: string): ReactNode {
  return (
    <>
      {words}
      <span className="sr-only">: {kindName}</span>
    </>
  );
}

function withTold(verb: string, count: number): string {
  if (count === 0) return verb;
  return `${verb} and tell ${count === 1 ? "one person" : `${count} people`}`;
}
