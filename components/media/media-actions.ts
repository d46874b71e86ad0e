import type { FormAction } from "@/lib/form-state";

/** What the page of media can do besides sending a file; made beside its page. */
export type MediaActions = {
  addLink: FormAction;
  edit: FormAction;
  order: FormAction;
  remove: FormAction;
  restore: FormAction;
};
