import type { FormAction } from "@/lib/form-state";

/** What the page lets be done about presenters, as server actions. */
export type PresenterActions = Record<
  "invite" | "address" | "send" | "revoke" | "order" | "remove" | "edit" | "confirm" | "refuse",
  FormAction
>;
