import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current-actor";
import { getWholeBoard } from "@/lib/sessions/queries/whole-board";

export const dynamic = "force-dynamic";

/** The whole board as JSON (`WholeBoard`), compressed by the server in front of Next. 404 to whom it is not there. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/state">,
): Promise<Response> {
  const board = await getWholeBoard(await currentActor(), (await params).conference);
  return Response.json(board, { status: board ? 200 : 404, headers: { "Cache-Control": "no-store" } });
}
