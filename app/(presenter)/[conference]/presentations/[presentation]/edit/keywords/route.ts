import { currentActor } from "@/lib/auth/current-actor";
import { getPresentationToEdit } from "@/lib/presentations/queries/edit";
import { listKeywordSuggestions } from "@/lib/presentations/queries/keyword-suggestions";

/** Keywords of the conference that match `?typed=`, for the edit page's field. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[conference]/presentations/[presentation]/edit/keywords">,
) {
  const actor = await currentActor();
  const presentation = await getPresentationToEdit(actor, await params);
  const typed = new URL(request.url).searchParams.get("typed") ?? "";
  const terms =
    presentation && (await listKeywordSuggestions(actor, { presentationId: presentation.id, typed }));
  if (!terms) return new Response(null, { status: 404 });
  return Response.json(terms, { headers: { "Cache-Control": "private, no-store" } });
}
