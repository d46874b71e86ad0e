/** Derived from who-and-when columns, never stored. */
export type PresentationState = "draft" | "submitted" | "accepted" | "declined" | "withdrawn";

export type StateColumns = {
  submittedAt: Date | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
};

/** The latest of what happened to it: withdrawal hides acceptance, acceptance an earlier decline. */
export function stateOf(presentation: StateColumns): PresentationState {
  if (presentation.withdrawnAt) return "withdrawn";
  if (presentation.acceptedAt) return "accepted";
  if (presentation.declinedAt) return "declined";
  return presentation.submittedAt ? "submitted" : "draft";
}

/** Accepted and its conference published. Withdrawn afterwards it stays at its address, with the state said. */
export function isPublic(
  presentation: { acceptedAt: Date | null },
  conference: { publishedAt: Date | null },
): boolean {
  return presentation.acceptedAt !== null && conference.publishedAt !== null;
}
