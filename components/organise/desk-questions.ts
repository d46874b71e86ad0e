import type { Question } from "@/components/organise/desk-filter-bar";
import { WAIT_NAMES, WAITS } from "@/lib/schedule/waiting";
import type { DeskConference } from "@/lib/sessions/view";
import { dayInWords } from "@/lib/time/words";

const STATES = ["any", "draft", "submitted", "accepted", "declined", "withdrawn"];

/** What can be asked of the submissions, besides type and theme. */
export const SUBMISSION_QUESTIONS: readonly Question[] = [
  { name: "state", label: "State", choices: STATES.map((value) => ({ value, name: value })) },
  {
    name: "place",
    label: "Session",
    choices: [
      { value: "any", name: "any" },
      { value: "unassigned", name: "unassigned" },
      { value: "assigned", name: "assigned" },
    ],
  },
  {
    name: "media",
    label: "Media",
    choices: [
      { value: "any", name: "any" },
      { value: "without", name: "without media" },
    ],
  },
  {
    name: "claim",
    label: "Claimed",
    choices: [
      { value: "any", name: "any" },
      { value: "unclaimed", name: "waiting for a presenter" },
    ],
  },
  {
    name: "waiting",
    label: "Waits for",
    choices: [
      { value: "any", name: "anything" },
      ...WAIT_NAMES.map((value) => ({ value, name: WAITS[value].word })),
    ],
  },
];

/** What can be asked of the sessions, besides type and theme. */
export function boardQuestions(desk: DeskConference): Question[] {
  return [
    { name: "day", label: "Day", choices: [{ value: "", name: "any" }, ...daysOf(desk)] },
    {
      name: "missing",
      label: "Without",
      choices: [
        { value: "any", name: "anything" },
        { value: "time", name: "a time" },
        { value: "room", name: "a room" },
        { value: "chair", name: "a chair" },
      ],
    },
  ];
}

const DAYS_AT_MOST = 14;

function daysOf({ startsOn, endsOn }: DeskConference): { value: string; name: string }[] {
  const days = [];
  for (
    let at = Date.parse(startsOn);
    at <= Date.parse(endsOn) && days.length < DAYS_AT_MOST;
    at += 86_400_000
  ) {
    const day = new Date(at);
    days.push({ value: day.toISOString().slice(0, 10), name: dayInWords("UTC", day) });
  }
  return days;
}
