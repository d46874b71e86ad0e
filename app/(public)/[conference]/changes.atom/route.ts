import { changesResponse } from "@/app/(public)/public-feed";

export const dynamic = "force-dynamic";

/** What changed in the published programme, as an Atom feed. */
export async function GET(request: Request, { params }: RouteContext<"/[conference]/changes.atom">) {
  return changesResponse(request, { conference: (await params).conference });
}
