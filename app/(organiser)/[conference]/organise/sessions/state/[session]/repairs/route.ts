import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { listRepairs } from "@/lib/sessions/queries/nearby";
import { offered } from "./offered";

export const dynamic = "force-dynamic";

/** What brings a session to its minimum: `OfferedRepair[]` as JSON. 404 to whom the session is not there. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/state/[session]/repairs">,
): Promise<Response> {
  const { conference, session } = await params;
  const isId = z.uuid().safeParse(session).success;
  const found = isId ? await listRepairs(await currentActor(), conference, session) : null;
  const headers = { "Cache-Control": "no-store" };
  if (!found) return Response.json(null, { status: 404, headers });
  return Response.json(
    found.repairs.map((repair) => offered(repair, found)),
    { headers },
  );
}
