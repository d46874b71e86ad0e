import { followInWords } from "@/app/(public)/follow-words";
import type { RequestRefusal } from "@/lib/requests/commands/request-media";
import type { KindStanding, Standing } from "@/lib/requests/schema";
import type { Facts } from "@/lib/result";
import { calendarDayWithYear } from "@/lib/time/words";

type PressRefusal = RequestRefusal | "already_fulfilled";

/** Why a press on a kind of media did nothing. */
export const PRESS_REFUSED: Record<PressRefusal, (facts: Facts) => string> = {
  not_found: () => "This presentation is not to be found any more.",
  not_allowed: () => "Sign in to ask for media.",
  own_presentation: () => "This is your own presentation. Add media on its edit page.",
  withdrawn: () => "This presentation is withdrawn, so media cannot be asked for. You can follow it.",
  already_requested: ({ kind }) =>
    `You asked for this before${kind ? `: ${kind}` : ""}. You get one mail when it is there, promised or declined.`,
  already_there: ({ kind }) => `${kind ?? "What you ask for"}: it is there already, under Digital Media.`,
  declined: ({ kind, reason }) =>
    reason ? `${kind}: the presenters declined. “${reason}”` : "The presenters declined what you ask for.",
  already_fulfilled: () => "What you asked for is there already, under Digital Media.",
};

/** What a press on a kind of media did and who is told. */
export const PRESS_DONE = {
  request: asked,
  withdraw: (kind: string) => `You no longer ask for ${kind}. You still follow this presentation.`,
};

type Ask = {
  kindName: string;
  state: KindStanding["request"];
  /** `YYYY-MM-DD`. */
  promisedOn: string | null;
  isNamed: boolean;
};

function asked({ kindName, state, promisedOn, isNamed }: Ask): string {
  if (state === "fulfilled") return `${kindName} can be opened by you now, and you follow this presentation.`;
  const seen = isNamed
    ? "The presenters see that you asked"
    : "The presenters see that somebody asked, not who";
  const day = promisedOn && calendarDayWithYear(promisedOn);
  const told = {
    promised: `It is promised by ${day}; you get one mail when it is there.`,
    late: `It was promised by ${day} and is late; you get one mail when it is there.`,
    declined: "The presenters declined it meanwhile.",
    open: "You get one mail when it is there, promised or declined.",
  }[state ?? "open"];
  return `You asked for ${kindName}, and follow this presentation. ${seen}. ${told}`;
}

/** What a press came to, from the code in the address of the person's own page (`?said=`); null when it is none. */
export function saidInWords(code: string, { kinds }: Standing): { ok: boolean; sentence: string } | null {
  const [verb = "", kindId] = code.split(":");
  const kind = kinds.find(({ id }) => id === kindId);
  if (verb === "withdraw" && kind) return { ok: true, sentence: PRESS_DONE.withdraw(kind.name) };
  if (verb === "request" && kind) {
    const { name: kindName, request: state, answer, isNamed } = kind;
    const promisedOn = answer && answer.state !== "declined" ? answer.day : null;
    return { ok: true, sentence: PRESS_DONE.request({ kindName, state, promisedOn, isNamed }) };
  }
  if (code === "declined") return { ok: false, sentence: declinedInWords(kinds) };
  return Object.hasOwn(PRESS_REFUSED, code)
    ? { ok: false, sentence: PRESS_REFUSED[code as PressRefusal]({}) }
    : followInWords(code, "presentation");
}

/** The address says only that something was declined; what and why stands in the list below the sentence. */
function declinedInWords(kinds: KindStanding[]): string {
  const declined = kinds.filter(({ answer }) => answer?.state === "declined");
  const [only] = declined;
  return declined.length === 1 && only?.answer?.state === "declined"
    ? PRESS_REFUSED.declined({ kind: only.name, reason: only.answer.reason })
    : PRESS_REFUSED.declined({});
}
