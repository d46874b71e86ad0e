import type { KindId } from "@/lib/notifications/kinds";

/** What each kind of notification counts as in people's preferences. */
export const KIND_OF = {
  followed_changed: "changes",
  followed_media: "media",
  own_changed: "presenting",
  programme_published: "programmes",
  media_added: "answers",
  media_promised: "answers",
  media_declined: "answers",
  media_asked: "asked",
  media_reminder: "asked",
  media_late: "presenting",
  media_due: "presenting",
  media_threat: "organising",
  edit_window_closing: "presenting",
  presentation_withdrawn: "presenting",
  presentation_reinstated: "presenting",
  presenter_removed: "presenting",
  invited: "presenting",
  claim_confirmed: "presenting",
  claim_refused: "presenting",
  claim_waiting: "organising",
  starts_soon: "reminders",
} as const satisfies Record<string, KindId>;

export type NoticeKind = keyof typeof KIND_OF;
