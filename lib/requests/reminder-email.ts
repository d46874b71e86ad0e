import type { Message } from "@/lib/mail/outbox";
import type { Wanted, WantedKind } from "@/lib/requests/demand";
import { dayAndYearInWords } from "@/lib/time/words";

type About = {
  conference: { name: string; slug: string; timeZone: string };
  wanted: readonly Wanted[];
  /** What the organisers add, plain text; may be empty. */
  note: string;
  /** Of this site, without a slash at its end. */
  origin: string;
};

const dayOf = (day: string) => dayAndYearInWords("UTC", new Date(`${day}T00:00:00Z`));

/** From the organisers to one presenter: all that is asked of what they present, in one mail. */
export function mediaReminder({
  conference,
  wanted,
  note,
  origin,
}: About): Pick<Message, "subject" | "text"> {
  const [first] = wanted;
  const subject =
    wanted.length === 1 && first
      ? `Media of “${first.title}”`
      : `Media of your ${wanted.length} presentations at ${conference.name}`;
  const items = wanted.map((one) => {
    const path = `/${conference.slug}/presentations/${one.slug}/media`;
    const lines = [...one.kinds.flatMap((kind) => lineOf(kind, conference.timeZone)), ...dueLines(one)];
    return `“${one.title}”\n${lines.map((line) => `  ${line}\n`).join("")}  Add them, promise a day, or say why not:\n  ${origin}${path}`;
  });
  return {
    subject,
    text: [
      `The organisers of ${conference.name} remind you of what people wait for.`,
      ...(note === "" ? [] : [`They write:\n\n${note}`]),
      ...items,
      "The organisers send at most one such mail a day.",
      "",
    ].join("\n\n"),
  };
}

/** "Slides: 12 people ask, the first since Mon 3 May 2027. You promised them by Fri 7 May 2027." */
function lineOf({ name, asked, since, answer, isOnItsWay }: WantedKind, zone: string): string[] {
  if (answer?.state === "declined" || isOnItsWay) return [];
  const from = dayAndYearInWords(zone, since);
  const who = asked === 1 ? `1 person asks, since ${from}` : `${asked} people ask, the first since ${from}`;
  const promised = answer === null ? "" : ` You promised it by ${dayOf(answer.day)}.`;
  return [`${name}: ${who}.${promised}`];
}

function dueLines({ dueOn, isOverdue }: Wanted): string[] {
  if (dueOn === null) return [];
  return [`Media ${isOverdue ? "were" : "are"} due by the end of ${dayOf(dueOn)}; nothing is there yet.`];
}
