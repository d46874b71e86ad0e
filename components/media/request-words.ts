import type { AnswerOnPage } from "@/lib/requests/schema";
import { calendarDayWithYear } from "@/lib/time/words";

/** What the presenters said to all who ask for a kind. */
export function answerInWords(answer: AnswerOnPage): string {
  switch (answer.state) {
    case "promised":
      return `Promised by ${calendarDayWithYear(answer.day)}.`;
    case "late":
      return `Late: it was promised by ${calendarDayWithYear(answer.day)}.`;
    case "declined":
      return `Declined: “${answer.reason}”`;
  }
}

/** "12 people asked for the slides." */
export function askedInWords(count: number, kindName: string): string {
  return `${count === 1 ? "1 person" : `${count} people`} asked for the ${withinSentence(kindName)}.`;
}

/** A kind's name within a sentence: "slides"; abbreviations stay as they are. */
function withinSentence(kindName: string): string {
  const [first = "", second = ""] = kindName;
  return second === second.toLowerCase() ? first.toLowerCase() + kindName.slice(first.length) : kindName;
}
