import { z } from "zod";
import { deliveriesOf, KIND_IDS, type KindId } from "@/lib/notifications/kinds";

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

/**
 * Whether those concerned are told of a change. A form that leaves it out is asked first: the command refuses with
 * `will_tell` and whom it would tell, and the same form is sent again with the answer.
 */
export const tell = z.enum(["yes", "no"]).optional().catch(undefined);
export type Tell = NonNullable<z.output<typeof tell>>;

/** How a person wants to hear of one kind of thing. */
export const Delivery = z.enum(["at_once", "daily", "in_app", "never"]);
export type Delivery = z.output<typeof Delivery>;

export const ReadNotificationInput = z.object({ notificationId: z.uuid() });
export type ReadNotificationInput = z.output<typeof ReadNotificationInput>;

export const ReadAllNotificationsInput = z.object({});
export type ReadAllNotificationsInput = z.output<typeof ReadAllNotificationsInput>;

export type NotificationView = {
  id: string;
  sentence: string;
  path: string;
  createdAt: Date;
  /** The person's own time zone, else the conference's, else UTC. */
  zone: string;
  isRead: boolean;
};

/** One field a kind: what it is to be from now on; a kind left out stays as it is. */
const choices = Object.fromEntries(KIND_IDS.map((kind) => [kind, deliveryOf(kind).optional()])) as Record<
  KindId,
  z.ZodOptional<typeof Delivery>
>;

function deliveryOf(kind: KindId) {
  return Delivery.refine((delivery) => deliveriesOf(kind).includes(delivery), "Choose one of these.");
}

/** In the address of a link we mailed. */
const token = z.string().max(400);

export const SetPreferencesInput = z.object(choices);
export type SetPreferencesInput = z.output<typeof SetPreferencesInput>;

export const SetPreferencesByLinkInput = z.object({ token, ...choices });
export type SetPreferencesByLinkInput = z.output<typeof SetPreferencesByLinkInput>;

export const UnsubscribeByLinkInput = z.object({ token });
export type UnsubscribeByLinkInput = z.output<typeof UnsubscribeByLinkInput>;

/** A kind as the form of preferences shows it. */
export type PreferenceView = {
  kind: KindId;
  name: string;
  hint: string;
  delivery: Delivery;
  /** What there is to choose from. */
  deliveries: readonly Delivery[];
};

export const RetryMailInput = z.object({
  conferenceId: z.uuid(),
  /** One; left out: all that failed. */
  mailId: z.uuid().optional(),
});
export type RetryMailInput = z.output<typeof RetryMailInput>;

/** How many mails of one cause are in which state. */
export type MailsOfCause = { cause: string; waiting: number; sent: number; failed: number };

/** A mail to somebody as presenter or organiser, whom organisers may know. */
export type MailInOutbox = {
  id: string;
  to: string;
  cause: string;
  subject: string;
  state: "waiting" | "sent" | "failed";
  /** Since when it waits, or when it was sent or given up. */
  at: Date;
  attempts: number;
  /** What the server said last; null: nothing but yes. */
  said: string | null;
};
