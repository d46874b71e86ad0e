import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current-actor";
import { getWholeBoard } from "@/lib/sessions/queries/whole-board";

export const dynamic = "force-dynamic";

const zip = promisify(gzip);

/** The whole board as JSON (`WholeBoard`); compressed, a megabyte of it is 150 KB. 404 to whom it is not there. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/[conference]/organise/sessions/state">,
): Promise<Response> {
  const board = await getWholeBoard(await currentActor(), (await params).conference);
  const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
  if (!board) return new Response(null, { status: 404, headers });
  const body = JSON.stringify(board);
  if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) return new Response(body, { headers });
  const zipped = await zip(body, { level: 4 });
  return new Response(new Uint8Array(zipped), { headers: { ...headers, "Content-Encoding": "gzip" } });
}
