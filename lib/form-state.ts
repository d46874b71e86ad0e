/** What a form shows after it was sent. Safe in the browser. */
export type FormState =
  | { status: "fresh" }
  | { status: "done"; message: string }
  | {
      status: "refused";
      message: string;
      /** Sentence by field name. */
      fields: Record<string, string>;
      /** What was typed, by field name, given back so that nothing is lost. */
      typed: Record<string, string[]>;
    };

export const fresh: FormState = { status: "fresh" };

/** `useActionState`'s reducer. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
