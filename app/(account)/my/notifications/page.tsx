import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { markAllRead, markRead } from "@/app/(account)/my/actions";
import { LiveList } from "@/components/notifications/live-list";
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
  const { notifications, hasMore, ownZone, unread } = list;
  // On a later page nothing is newer than what it shows.
  const newest = page === 1 ? (notifications[0]?.createdAt.getTime() ?? 0) : Number.MAX_SAFE_INTEGER;

  return (
    <>
      <PageHeading
        title="Notifications"
        actions={unread > 0 && <ActionForm action={markAllRead} submit="Mark all as read" rank="quiet" />}
      />
      <p className="text-sm text-ink-muted">
        {ownZone
          ? `Times in ${ownZone.replaceAll("_", " ")}, your time zone. `
          : "Times in the zone of the conference each is about; choose your own in settings. "}
        <a href="/my/settings#told">What I am told</a>
      </p>
      <LiveList shown={{ unread, newest }}>
        {notifications.length === 0 ? (
          <Empty title="Nothing yet">
            You are told here when what you follow moves, is withdrawn or takes place after all, has another
            title, presenter or chair, or gets media; and when what you asked for is there, promised or
            declined.
          </Empty>
        ) : (
          <NotificationList notifications={notifications} markRead={markRead} />
        )}
      </LiveList>
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
