import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { isOurOrigin } from "@/lib/auth/form-guard";
import { verbs } from "./verbs";

export const dynamic = "force-dynamic";

const Sent = z.object({ verb: z.enum(Object.keys(verbs) as [keyof typeof verbs]), input: z.unknown() });

/**
 * One press on the board (`Press` of lib/sessions/live-board.ts) and how it ended (`Answer`), refusals too.
 * 400 what is no press, 401 signed out, 403 from another site's page.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const answer = (status: number, body: unknown = null) =>
    Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
  if (!isOurOrigin(request.headers)) return answer(403);
  const sent = Sent.safeParse(await request.json().catch(() => null));
  if (!sent.success) return answer(400);
  const actor = await currentActor();
  if (actor.kind !== "person") return answer(401);
  return answer(200, await verbs[sent.data.verb](actor, sent.data.input));
}
