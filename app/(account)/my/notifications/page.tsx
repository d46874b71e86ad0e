import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { markAllRead, markRead } from "@/app/(account)/my/actions";
import { NotificationList } from "@/components/notifications/notification-list";
import { ActionForm } from "@/components/ui/action-form";
import { Empty } from "@/components/ui/empty";
import { PageHeading } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/current-actor";
import { listNotifications } from "@/lib/notifications/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Notifications", robots: { index: false } };

export default async function NotificationsPage({ searchParams }: PageProps<"/my/notifications">) {
  const page = pageOf((await searchParams).page);
  const list = await listNotifications(await currentActor(), page);
  if (!list) redirect("/sign-in?next=/my/notifications");
  const { notifications, hasMore } = list;
  const hasUnread = notifications.some((notification) => !notification.isRead);

  return (
    <>
      <PageHeading
        title="Notifications"
        actions={hasUnread && <ActionForm action={markAllRead} submit="Mark all as read" rank="quiet" />}
      />
      {notifications.length === 0 ? (
        <Empty title="Nothing yet">
          You are told here when what you follow moves, is withdrawn or takes place after all, has another
          title, presenter or chair, or gets media; and when what you asked for is there, promised or
          declined.
        </Empty>
      ) : (
        <NotificationList notifications={notifications} markRead={markRead} />
      )}
      {(page > 1 || hasMore) && (
        <nav aria-label="Pages of notifications" className="mt-6 flex gap-6">
          {page > 1 && <a href={`/my/notifications?page=${page - 1}`}>Newer</a>}
          {hasMore && <a href={`/my/notifications?page=${page + 1}`}>Older</a>}
        </nav>
      )}
    </>
  );
}

/** From 1; what is no page is the first. */
function pageOf(asked: string | string[] | undefined): number {
  const page = Number(asked);
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1;
}
