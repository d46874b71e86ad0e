import type { FormAction } from "@/lib/form-state";

/** What the media editor can do besides sending a file; made beside its page. */
export type MediaActions = {
  addLink: FormAction;
  label: FormAction;
  order: FormAction;
  remove: FormAction;
  restore: FormAction;
};
