import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { listClosePapers } from "@/lib/sessions/queries/nearby";

export const dynamic = "force-dynamic";

/** How close the papers without a session are to this one: `ClosePaper[]` as JSON. 404 to whom the session is not there. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/state/[session]/closeness">,
): Promise<Response> {
  const { conference, session } = await params;
  const isId = z.uuid().safeParse(session).success;
  const found = isId ? await listClosePapers(await currentActor(), conference, session) : null;
  return Response.json(found, { status: found ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}
