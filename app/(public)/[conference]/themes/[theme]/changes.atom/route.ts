import { changesResponse } from "@/app/(public)/public-feed";

export const dynamic = "force-dynamic";

type Context = RouteContext<"/[conference]/themes/[theme]/changes.atom">;

/** What changed in a theme, as an Atom feed. */
export async function GET(request: Request, { params }: Context) {
  const { conference, theme } = await params;
  return changesResponse(request, { conference, section: "themes", slug: theme });
}
