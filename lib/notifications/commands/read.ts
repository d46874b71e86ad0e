import { recordChange } from "@/lib/audit/record";
import { type Actor, personIdOf } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { ReadAllNotificationsInput, ReadNotificationInput } from "@/lib/notifications/schema";
import { ok, type Result, refuse } from "@/lib/result";

/** Marks one of the person's own notifications read; one read already stays so. Refusals: not_found. */
export async function readNotification(
  actor: Actor,
  { notificationId }: ReadNotificationInput,
  now = new Date(),
): Promise<Result<undefined, "not_found">> {
  const personId = personIdOf(actor);
  if (!personId) return refuse("not_found");
  return transaction(async (tx) => {
    const found = await tx.notification.findUnique({ where: { id: notificationId, personId } });
    if (!found) return refuse("not_found");
    const { count } = await tx.notification.updateMany({
      where: { id: found.id, readAt: null },
      data: { readAt: now },
    });
    if (count > 0)
      await recordChange(tx, actor, {
        conferenceId: found.conferenceId,
        action: "readNotification",
        subjects: [`notification:${found.id}`],
      });
    return ok();
  });
}

/** Marks all of the person's notifications read. Refusals: not_allowed when nobody is signed in. */
export async function readAllNotifications(
  actor: Actor,
  _input: ReadAllNotificationsInput,
  now = new Date(),
): Promise<Result<{ count: number }, "not_allowed">> {
  const personId = personIdOf(actor);
  if (!personId) return refuse("not_allowed");
  return transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { personId, readAt: null },
      data: { readAt: now },
    });
    if (count > 0)
      await recordChange(tx, actor, {
        conferenceId: null,
        action: "readAllNotifications",
        subjects: [`person:${personId}`],
        after: { count },
      });
    return ok({ count });
  });
}
