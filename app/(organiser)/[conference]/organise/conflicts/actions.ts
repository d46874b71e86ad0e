"use server";

import { acknowledgeConflict } from "@/lib/conflicts/commands/acknowledge-conflict";
import { editConflictLevels } from "@/lib/conflicts/commands/edit-conflict-levels";
import { setWalk } from "@/lib/conflicts/commands/set-walk";
import { takeBackAcknowledgement } from "@/lib/conflicts/commands/take-back-acknowledgement";
import { KINDS } from "@/lib/conflicts/kinds";
import { KIND_NAMES } from "@/lib/conflicts/names";
import * as schema from "@/lib/conflicts/schema";
import { formAction } from "@/lib/form-action";
import type { FormState } from "@/lib/form-state";
import type { Facts } from "@/lib/result";

const GONE = "This was changed or deleted meanwhile. Load the page again.";

const acknowledge = formAction(schema.AcknowledgeConflictInput, acknowledgeConflict, {
  done: "Acknowledged. It blocks nothing any more.",
  refused: {
    not_found: GONE,
    gone: GONE,
    already_there: "Somebody has acknowledged this already.",
  },
});

const takeBack = formAction(schema.TakeBackAcknowledgementInput, takeBackAcknowledgement, {
  done: "Taken back. It counts again.",
  refused: {
    not_found: GONE,
    already_back: "Somebody has taken this back already.",
    blocks: ({ sentence }) => `${sentence} This kind blocks: move one of them first. Nothing was changed.`,
    blocks_published: ({ sentence }) =>
      `What is published still has it: ${sentence} Publish the draft first. Nothing was changed.`,
  },
});

/** The rows of the page: what names an acknowledgement takes it back, everything else acknowledges. */
export async function judge(previous: FormState, form: FormData): Promise<FormState> {
  return form.has("acknowledgementId") ? takeBack(previous, form) : acknowledge(previous, form);
}

const saveLevels = formAction(schema.EditConflictLevelsInput, editConflictLevels, {
  done: "Saved.",
  refused: {
    not_found: GONE,
    stale: "Somebody has saved other levels since you opened this page. Load it again. Nothing was changed.",
    unchanged: "These are the levels already.",
    stands: (facts) =>
      `${standing(facts)} in the draft. Move them apart or acknowledge them, then let this kind block. Nothing was changed.`,
    stands_published: (facts) =>
      `${standing(facts)} in the published programme. Publish the draft without them first. Nothing was changed.`,
  },
});

export async function decideLevels(previous: FormState, form: FormData): Promise<FormState> {
  return saveLevels(previous, form);
}

const saveWalk = formAction(schema.SetWalkInput, setWalk, {
  done: ({ from, to }) => `Saved the walk between ${from} and ${to}.`,
  refused: {
    not_found: GONE,
    same_building: "Choose two buildings.",
    no_building: ({ building }) => `No room is in ${building} any more. Load the page again.`,
  },
});

export async function decideWalk(previous: FormState, form: FormData): Promise<FormState> {
  return saveWalk(previous, form);
}

/** "3 conflicts of the kind “Withdrawn” stand". */
function standing({ kind, count }: Facts): string {
  const named = KINDS.find((one) => one === kind);
  const name = named ? KIND_NAMES[named] : "";
  return count === 1
    ? `1 conflict of the kind “${name}” stands`
    : `${count} conflicts of the kind “${name}” stand`;
}
