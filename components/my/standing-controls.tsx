import type { ReactNode } from "react";
import { TOLD } from "@/components/follows/follow-words";
import { answerInWords } from "@/components/media/request-words";
import { FollowButton } from "@/components/my/follow-button";
import { PressButton, type PressHere } from "@/components/my/press-button";
import type { Following } from "@/lib/follows/schema";
import type { KindStanding, Standing } from "@/lib/requests/schema";

/** Follow and every kind of media, each with its state in words and the press that changes it. */
export function StandingControls({
  standing,
  following,
  action,
  follow,
}: {
  standing: Standing;
  /** Null: nobody can follow it. */
  following: Following | null;
  action: PressHere;
  follow: PressHere;
}) {
  const { presentationId, kinds, isWithdrawn } = standing;
  return (
    <ul className="max-w-3xl divide-y divide-rule border-y border-rule">
      {following && (
        <Row
          title="Follow"
          state={following.follows ? `You follow it. ${TOLD.presentation}` : "You do not follow it."}
        >
          <FollowButton
            subject={following.subject}
            follows={following.follows}
            of={following.title}
            action={follow}
          />
        </Row>
      )}
      {kinds.map((kind) => (
        <Row key={kind.id} title={kind.name} state={stateInWords(kind, isWithdrawn)}>
          <KindControl kind={kind} {...{ presentationId, isWithdrawn, action }} />
        </Row>
      ))}
    </ul>
  );
}

function stateInWords({ request, isThere, isNamed, answer }: KindStanding, isWithdrawn: boolean): string {
  if (request === "fulfilled") return "There, as you asked.";
  const said = answer ? answerInWords(answer) : "";
  if (request)
    return [
      `You asked for it${isNamed ? "; the presenters see your name" : ""}.`,
      said || "You get one mail when it is there, promised or declined.",
    ].join(" ");
  if (isThere) return "There.";
  if (isWithdrawn) return "Not there, and the presentation is withdrawn.";
  return `Not there yet. ${said}`.trim();
}

function KindControl({
  kind,
  presentationId,
  isWithdrawn,
  action,
}: {
  kind: KindStanding;
  presentationId: string;
  isWithdrawn: boolean;
  action: PressHere;
}) {
  if (kind.isThere)
    return (
      <a href="#media" className="control inline-flex items-center" aria-label={`Look at ${kind.name}`}>
        Look
      </a>
    );
  if (kind.request)
    return (
      <PressButton
        action={action}
        presentationId={presentationId}
        press={`withdraw:${kind.id}`}
        label="Take back"
        of={kind.name}
      />
    );
  return isWithdrawn || kind.answer?.state === "declined" ? null : (
    <PressButton
      action={action}
      presentationId={presentationId}
      press={`request:${kind.id}`}
      label="Request"
      of={kind.name}
    />
  );
}

function Row({ title, state, children }: { title: string; state: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <h2 className="font-medium">{title}</h2>
        <p className="break-words text-sm text-ink-muted">{state}</p>
      </div>
      {children}
    </li>
  );
}
