import { z } from "zod";

/** What a notification's sentence may need; kept as it was when it happened. */
export const NotificationDetails = z.object({
  /** Title of the presentation, session or conference it is about. */
  title: z.string().default(""),
  /** Own path to look at. */
  path: z
    .string()
    .regex(/^\/(?![/\\])/)
    .default("/my"),
  /** A kind of media, a role, a reason: what the sentence names besides the title. */
  what: z.string().default(""),
  /** What was answered: a reason, or a day in words. */
  said: z.string().default(""),
});
export type NotificationDetails = z.output<typeof NotificationDetails>;
/** As it is written: what the sentence does not need is left out. */
export type NewNotificationDetails = z.input<typeof NotificationDetails>;

export const ReadNotificationInput = z.object({ notificationId: z.uuid() });
export type ReadNotificationInput = z.output<typeof ReadNotificationInput>;

export const ReadAllNotificationsInput = z.object({});
export type ReadAllNotificationsInput = z.output<typeof ReadAllNotificationsInput>;

export type NotificationView = {
  id: string;
  sentence: string;
  path: string;
  createdAt: Date;
  isRead: boolean;
};
