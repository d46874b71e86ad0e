import { changesResponse } from "@/app/(public)/public-feed";

export const dynamic = "force-dynamic";

type Context = RouteContext<"/[conference]/keywords/[keyword]/changes.atom">;

/** What changed of the presentations with a keyword, as an Atom feed. */
export async function GET(request: Request, { params }: Context) {
  const { conference, keyword } = await params;
  return changesResponse(request, { conference, section: "keywords", slug: keyword });
}
