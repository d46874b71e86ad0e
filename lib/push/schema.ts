import { z } from "zod";
import { optionalLine } from "@/lib/text";

export const TurnOnPushInput = z.object({
  /** Where pushes to this browser go, as its push service says. */
  endpoint: z.string().max(1000),
  p256dh: z.string().max(100),
  auth: z.string().max(50),
  /** As the browser names itself, to tell devices apart. */
  userAgent: optionalLine(300),
  /** Of the sign-in of this browser: push there ends with it. */
  signInToken: z.string().max(200),
});
export type TurnOnPushInput = z.output<typeof TurnOnPushInput>;

export const TurnOffPushInput = z.object({ subscriptionId: z.uuid() });
export type TurnOffPushInput = z.output<typeof TurnOffPushInput>;

/** A browser that shows reminders. */
export type PushDevice = {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastSentAt: Date | null;
  /** SHA-256 of its endpoint, hex: the browser at hand knows itself by it. */
  mark: string;
};

export type PushSettings = {
  /** Base64url; what a browser subscribes with. */
  publicKey: string;
  devices: PushDevice[];
};
