"use server";

import { redirect } from "next/navigation";
import { press } from "@/app/(public)/[conference]/presentations/[presentation]/actions";
import { formAction } from "@/lib/form-action";
import { readAllNotifications, readNotification } from "@/lib/notifications/commands/read";
import { ReadAllNotificationsInput, ReadNotificationInput } from "@/lib/notifications/schema";

/** A press on one's own pages: always answered by the page of the presentation it was about. */
export async function pressOnMyPage(form: FormData): Promise<void> {
  form.delete("inPlace");
  await press(null, form);
  redirect("/my");
}

export const markRead = formAction(ReadNotificationInput, readNotification, {
  done: "Marked as read.",
  refused: { not_found: "This notification is not yours." },
});

export const markAllRead = formAction(ReadAllNotificationsInput, readAllNotifications, {
  done: ({ count }) => (count === 0 ? "All were read already." : `${count} marked as read.`),
  refused: { not_allowed: "Sign in to mark notifications as read." },
});
