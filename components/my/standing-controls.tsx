import { PressButton, type PressHere } from "@/components/my/press-button";
import type { Standing } from "@/lib/requests/schema";

type Kind = Standing["kinds"][number];

const STATES: Record<Kind["state"], string> = {
  none: "Not there yet.",
  asked: "You asked for it. You get one mail when it is there.",
  answered: "There, as you asked.",
  there: "There.",
};

/** Follow and every kind of media, each with its state in words and the press that changes it. */
export function StandingControls({ standing, action }: { standing: Standing; action: PressHere }) {
  const { presentationId, follows, kinds, isWithdrawn, path } = standing;
  return (
    <ul className="max-w-3xl divide-y divide-rule border-y border-rule">
      <Row
        title="Follow"
        state={
          follows
            ? "You follow it: you are told when it is withdrawn or takes place after all."
            : "You do not follow it."
        }
      >
        <PressButton
          action={action}
          presentationId={presentationId}
          press={follows ? "unfollow" : "follow"}
          label={follows ? "Stop following" : "Follow"}
        />
      </Row>
      {kinds.map((kind) => (
        <Row
          key={kind.id}
          title={kind.name}
          state={
            isWithdrawn && kind.state === "none"
              ? "Not there, and the presentation is withdrawn."
              : STATES[kind.state]
          }
        >
          <KindControl kind={kind} {...{ presentationId, isWithdrawn, path, action }} />
        </Row>
      ))}
    </ul>
  );
}

function KindControl({
  kind,
  presentationId,
  isWithdrawn,
  path,
  action,
}: {
  kind: Kind;
  presentationId: string;
  isWithdrawn: boolean;
  path: string;
  action: PressHere;
}) {
  if (kind.state === "answered" || kind.state === "there")
    return (
      <a
        href={`${path}#media`}
        className="control inline-flex items-center"
        aria-label={`Look at ${kind.name}`}
      >
        Look
      </a>
    );
  if (kind.state === "asked")
    return (
      <PressButton
        action={action}
        presentationId={presentationId}
        press={`withdraw:${kind.id}`}
        label="Take back"
        of={kind.name}
      />
    );
  return isWithdrawn ? null : (
    <PressButton
      action={action}
      presentationId={presentationId}
      press={`request:${kind.id}`}
      label="Request"
      of={kind.name}
    />
  );
}

function Row({ title, state, children }: { title: string; state: string; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <h2 className="font-medium">{title}</h2>
        <p className="text-sm text-ink-muted">{state}</p>
      </div>
      {children}
    </li>
  );
}
