import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current-actor";
import { readNotification } from "@/lib/notifications/commands/read";
import { ReadNotificationInput } from "@/lib/notifications/schema";

export const dynamic = "force-dynamic";

/** Marks one read: what the browser sends while a notification's link is followed. 204, also of none of one's own. */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const input = ReadNotificationInput.safeParse(Object.fromEntries(form));
  if (input.success) await readNotification(await currentActor(), input.data);
  return new Response(null, { status: input.success ? 204 : 400, headers: { "cache-control": "no-store" } });
}
