import { NotificationLink } from "@/components/notifications/notification-link";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/lib/form-state";
import type { NotificationView } from "@/lib/notifications/schema";
import { dayAndYearInWords, timeInWords, zoneInWords } from "@/lib/time/words";

/** What a person was told, newest first, under the days on their own clock. */
export function NotificationList({
  notifications,
  markRead,
}: {
  notifications: NotificationView[];
  markRead: FormAction;
}) {
  return (
    <div className="max-w-3xl">
      {byDay(notifications).map(({ day, told }) => (
        <section key={told[0]?.id} aria-label={day} className="mb-6">
          <h2 className="mb-1 text-sm font-medium text-ink-muted">{day}</h2>
          <ul className="divide-y divide-rule border-y border-rule">
            {told.map((notification) => (
              <Told key={notification.id} notification={notification} markRead={markRead} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Told({ notification, markRead }: { notification: NotificationView; markRead: FormAction }) {
  const { id, sentence, path, createdAt, zone, isRead } = notification;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <NotificationLink id={id} path={path} isRead={isRead}>
          {sentence}
        </NotificationLink>
        <p className="text-sm text-ink-muted tabular-nums">
          {!isRead && <strong className="text-accent">New · </strong>}
          <time dateTime={createdAt.toISOString()}>
            {timeInWords(zone, createdAt)} ({zoneInWords(zone, createdAt)})
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
  );
}

/** Neighbours of one day together; where zones differ a day may stand twice. */
function byDay(notifications: NotificationView[]): { day: string; told: NotificationView[] }[] {
  const days: { day: string; told: NotificationView[] }[] = [];
  for (const notification of notifications) {
    const day = dayAndYearInWords(notification.zone, notification.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.told.push(notification);
    else days.push({ day, told: [notification] });
  }
  return days;
}
