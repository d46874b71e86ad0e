import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current-actor";
import { keepPresence } from "@/lib/sessions/commands/keep-presence";
import { KeepPresenceInput } from "@/lib/sessions/schema";

export const dynamic = "force-dynamic";

/** A window says that it has the board open, and which session. 204; 404 to whom the board is not there. */
export async function POST(
  request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/presence">,
): Promise<Response> {
  const { conference } = await params;
  const sent = await request.json().catch(() => null);
  const input = KeepPresenceInput.safeParse({ ...sent, conference });
  const headers = { "Cache-Control": "no-store" };
  if (!input.success) return new Response(null, { status: 400, headers });
  const result = await keepPresence(await currentActor(), input.data);
  return new Response(null, { status: result.ok ? 204 : 404, headers });
}
