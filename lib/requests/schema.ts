import { z } from "zod";
import { holdsLink } from "@/lib/requests/links";
import { optionalLine } from "@/lib/text";

/** What the asker may add: at most 300 characters, no links. */
const sentence = optionalLine(300).refine(
  (text) => !holdsLink(text),
  "Links cannot be sent here. Say it in words.",
);

export const RequestMediaInput = z.object({ presentationId: z.uuid(), kindId: z.uuid(), sentence });
export type RequestMediaInput = z.output<typeof RequestMediaInput>;

export const WithdrawRequestInput = z.object({ presentationId: z.uuid(), kindId: z.uuid() });
export type WithdrawRequestInput = z.output<typeof WithdrawRequestInput>;

export const RememberPressInput = z.object({
  kind: z.enum(["follow", "request"]),
  presentationId: z.uuid(),
  /** Only of a request. */
  mediaKindId: z.uuid().optional(),
  sentence,
});
export type RememberPressInput = z.output<typeof RememberPressInput>;

export const DoRememberedPressInput = z.object({ pressId: z.uuid() });
export type DoRememberedPressInput = z.output<typeof DoRememberedPressInput>;

export type RequestState = "open" | "fulfilled" | "withdrawn";

export type RequestView = {
  requestId: string;
  presentationId: string;
  title: string;
  /** As on the button: "Slides". */
  kindName: string;
};
