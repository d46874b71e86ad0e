import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import type { NotificationView } from "@/lib/notifications/schema";
import { dayAndYearInWords, timeInWords } from "@/lib/time/words";

/** What a person was told, newest first; times in UTC, as notifications belong to no conference's zone. */
export function NotificationList({
  notifications,
  markRead,
}: {
  notifications: NotificationView[];
  markRead: FormAction;
}) {
  return (
    <ul className="max-w-3xl divide-y divide-rule border-y border-rule">
      {notifications.map(({ id, sentence, path, createdAt, isRead }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0">
            <a href={path} className={isRead ? "quiet-link" : "font-medium"}>
              {sentence}
            </a>
            <p className="text-sm text-ink-muted">
              {!isRead && <strong className="text-accent">New · </strong>}
              <time dateTime={createdAt.toISOString()}>
                {dayAndYearInWords("UTC", createdAt)}, {timeInWords("UTC", createdAt)} UTC
              </time>
            </p>
          </div>
          {!isRead && (
            <ActionForm
              action={markRead}
              rank="quiet"
              hidden={{ notificationId: id }}
              submit={
                <>
                  Mark as read<span className="sr-only">: {sentence}</span>
                </>
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
