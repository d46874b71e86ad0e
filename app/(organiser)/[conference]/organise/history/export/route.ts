import { notFound } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import { getHistoryExport } from "@/lib/history/queries/history";
import { HistoryFilters } from "@/lib/history/schema";
import { csvResponse } from "@/lib/http/csv-response";

export const dynamic = "force-dynamic";

/** The history a filter leaves as CSV, for organisers. */
export async function GET(request: Request, { params }: { params: Promise<{ conference: string }> }) {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { conference } = await params;
  const exported = await getHistoryExport(await currentActor(), conference, HistoryFilters.parse(asked));
  if (!exported) notFound();
  return csvResponse(exported);
}
