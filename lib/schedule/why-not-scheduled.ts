import { type Mode, modeInWords } from "@/lib/conferences/modes";
import type { PresentationState } from "@/lib/presentations/state";
import { dayInWords, timeInWords } from "@/lib/time/words";

/** A presentation's place in one state of the programme. */
type Placed = { session: string; startsAt: Date | null };

/** What is so of one presentation. */
export type ScheduleFacts = {
  state: PresentationState;
  mode: Mode;
  /** IANA name, the conference's. */
  timeZone: string;
  /** Null: the conference demands none. */
  registration:
    | null
    | { state: "missing" }
    /** `whose`: its holder's name, or "you"; `title` of what it counts for; null what the reader is not told. */
    | { state: "used_elsewhere"; whose: string | null; title: string | null }
    /** `type`: null where the reader is not told. */
    | { state: "used"; type: string | null; typeMode: Mode; fits: boolean; isPaid: boolean };
  /** In what the organisers work on; null for who must not learn of it, too. */
  draft: Placed | null;
  published: Placed | null;
};

/** A condition of being scheduled that is not met, by whom it can be, and said in a sentence. */
export type Unmet = { condition: Condition; whose: "presenter" | "organiser"; sentence: string };

export type Condition =
  | "not_submitted"
  | "not_decided"
  | "declined"
  | "withdrawn"
  | "registration_missing"
  | "registration_used_elsewhere"
  | "registration_of_wrong_type"
  | "registration_unpaid"
  | "not_in_programme"
  | "unassigned"
  | "session_without_time"
  | "not_published";

/**
 * Why a presentation is not scheduled: the conditions that are not met, in the order in which they are worked off, or
 * null when it stands in the published programme with a time.
 *
 * What is not accepted, or withdrawn, lacks nothing else. Presenters are not told of the draft: to them it is not yet
 * in the published programme, whatever the draft holds. Source: the scheduling rule of docs/domain, in docs/desk.md.
 */
export function whyNotScheduled(facts: ScheduleFacts, reader: { isOrganiser: boolean }): Unmet[] | null {
  if (facts.state !== "accepted") return [ofState(facts.state)];
  if (facts.published?.startsAt) return null;
  return [...ofRegistration(facts), reader.isOrganiser ? ofDraft(facts) : ofPublished(facts)];
}

function ofState(state: Exclude<PresentationState, "accepted">): Unmet {
  switch (state) {
    case "draft":
      return unmet("not_submitted", "presenter", "It is a draft and was not submitted yet.");
    case "submitted":
      return unmet("not_decided", "organiser", "It waits for the decision whether it is accepted.");
    case "declined":
      return unmet("declined", "organiser", "It was declined.");
    case "withdrawn":
      return unmet("withdrawn", "organiser", "It is withdrawn; only the organisers can reinstate it.");
  }
}

function ofRegistration({ registration, mode }: ScheduleFacts): Unmet[] {
  if (!registration) return [];
  if (registration.state === "missing")
    return [
      unmet(
        "registration_missing",
        "presenter",
        "None of its presenters is registered, and each presentation needs a registration of its own.",
      ),
    ];
  if (registration.state === "used_elsewhere")
    return [unmet("registration_used_elsewhere", "presenter", elsewhereInWords(registration))];
  const { type, typeMode, fits, isPaid } = registration;
  const wrong = `It is given ${modeInWords(mode)}; its registration${type ? `, ${type},` : ""} is for what is given ${modeInWords(typeMode)}.`;
  return [
    ...(fits ? [] : [unmet("registration_of_wrong_type", "presenter", wrong)]),
    ...(isPaid ? [] : [unmet("registration_unpaid", "presenter", "Its registration is not paid yet.")]),
  ];
}

function elsewhereInWords({ whose, title }: { whose: string | null; title: string | null }): string {
  const registration =
    whose === "you"
      ? "Your registration"
      : whose
        ? `The registration of ${whose}`
        : "Its presenters’ registration";
  return `${registration} is used for ${title ? `“${title}”` : "another presentation"}; this one needs one of its own.`;
}

/** As everybody may read it. */
function ofPublished({ published }: ScheduleFacts): Unmet {
  return published
    ? unmet("session_without_time", "organiser", `Its session, “${published.session}”, has no time yet.`)
    : unmet("not_in_programme", "organiser", "It is not yet placed in the published programme.");
}

/** As the organisers work on it. */
function ofDraft({ draft, timeZone }: ScheduleFacts): Unmet {
  if (!draft) return unmet("unassigned", "organiser", "It is in no session yet.");
  const { session, startsAt } = draft;
  if (!startsAt)
    return unmet("session_without_time", "organiser", `Its session, “${session}”, has no time yet.`);
  const when = `${dayInWords(timeZone, startsAt)}, ${timeInWords(timeZone, startsAt)}`;
  return unmet("not_published", "organiser", `Its place in “${session}”, ${when}, is not published yet.`);
}

function unmet(condition: Condition, whose: Unmet["whose"], sentence: string): Unmet {
  return { condition, whose, sentence };
}
