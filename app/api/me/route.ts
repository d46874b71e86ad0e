import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { listOrganised } from "@/lib/conferences/queries";
import { countUnread } from "@/lib/notifications/queries";
import { getStanding } from "@/lib/requests/queries/standing";
import type { Me } from "@/lib/requests/schema";

export const dynamic = "force-dynamic";

/** Who asks, and how they stand to `?presentation={id}`; `null` signed out. Never kept. */
export async function GET(request: NextRequest): Promise<Response> {
  return Response.json(await me(request.nextUrl.searchParams.get("presentation")), {
    headers: { "cache-control": "no-store" },
  });
}

async function me(asked: string | null): Promise<Me | null> {
  const actor = await currentActor();
  if (actor.kind !== "person") return null;
  const presentation = z.uuid().safeParse(asked);
  const [unread, organises, standing] = await Promise.all([
    countUnread(actor),
    listOrganised(actor),
    presentation.success ? getStanding(actor, presentation.data) : null,
  ]);
  return { name: actor.name, unread, organises, standing };
}
