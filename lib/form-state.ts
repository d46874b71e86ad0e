/** What a form shows after it was sent. Safe in the browser. */
export type FormState =
  | { status: "fresh" }
  | { status: "done"; message: string }
  | {
      /** "asks": nothing is done yet; sent again with `tell`, it is. */
      status: "refused" | "asks";
      message: string;
      /** Sentence by field name. */
      fields: Record<string, string>;
      /** What was typed, by field name, given back so that nothing is lost. */
      typed: Record<string, string[]>;
    };

/** What a form holds in front of whoever it did not do it for yet: what was typed is kept. */
export function isUndone(state: FormState): state is Extract<FormState, { status: "refused" | "asks" }> {
  return state.status === "refused" || state.status === "asks";
}

export const fresh: FormState = { status: "fresh" };

/** `useActionState`'s reducer. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
