import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { listSuggestedTitles } from "@/lib/sessions/queries/nearby";

export const dynamic = "force-dynamic";

/** Titles a session might have: `string[]` as JSON. 404 to whom the session is not there. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/state/[session]/titles">,
): Promise<Response> {
  const { conference, session } = await params;
  const isId = z.uuid().safeParse(session).success;
  const found = isId ? await listSuggestedTitles(await currentActor(), conference, session) : null;
  return Response.json(found, { status: found ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}
