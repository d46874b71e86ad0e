import type { Question } from "@/components/organise/desk-filter-bar";
import { KINDS, type Level } from "@/lib/conflicts/kinds";
import { KIND_NAMES, LEVEL_NAMES } from "@/lib/conflicts/names";

/** What can be asked of the conflicts; each level says how many of it nobody has acknowledged. */
export function conflictQuestions(counts: Record<Level, number>): Question[] {
  const levels = ["block", "block_publishing", "warn"] as const;
  return [
    {
      name: "state",
      label: "State",
      choices: [
        { value: "open", name: "open" },
        { value: "acknowledged", name: "acknowledged" },
        { value: "all", name: "all" },
      ],
    },
    {
      name: "level",
      label: "Level",
      choices: [
        { value: "any", name: "any" },
        ...levels.map((value) => ({ value, name: `${LEVEL_NAMES[value].toLowerCase()} (${counts[value]})` })),
      ],
    },
    {
      name: "kind",
      label: "Kind",
      choices: [
        { value: "any", name: "any" },
        ...KINDS.map((value) => ({ value, name: KIND_NAMES[value].toLowerCase() })),
      ],
    },
  ];
}
