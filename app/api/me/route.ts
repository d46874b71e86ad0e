import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/auth/current-actor";
import { listOrganised } from "@/lib/conferences/queries";
import { getFollowing } from "@/lib/follows/queries/following";
import { FollowedSubject, partsOf } from "@/lib/follows/schema";
import { countUnread } from "@/lib/notifications/queries";
import { getStanding } from "@/lib/requests/queries/standing";
import type { Me } from "@/lib/requests/schema";

export const dynamic = "force-dynamic";

/** Who asks, and how they stand to what the page shows, `?about=theme:{id}`; `null` signed out. Never kept. */
export async function GET(request: NextRequest): Promise<Response> {
  return Response.json(await me(request.nextUrl.searchParams.get("about")), {
    headers: { "cache-control": "no-store" },
  });
}

async function me(asked: string | null): Promise<Me | null> {
  const actor = await currentActor();
  if (actor.kind !== "person") return null;
  const about = FollowedSubject.safeParse(asked);
  const subject = about.success ? about.data : null;
  const { kind = null, id = "" } = subject ? partsOf(subject) : {};
  const [unread, organises, standing, following] = await Promise.all([
    countUnread(actor),
    listOrganised(actor),
    kind === "presentation" ? getStanding(actor, id) : null,
    subject && getFollowing(actor, subject),
  ]);
  return { id: actor.personId, name: actor.name, unread, organises, standing, following };
}
