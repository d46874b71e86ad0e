import { notFound } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import { csvResponse } from "@/lib/http/csv-response";
import { getExport } from "@/lib/imports/queries";

export const dynamic = "force-dynamic";

/** The conference as CSV, for its organisers. */
export async function GET(_request: Request, { params }: { params: Promise<{ conference: string }> }) {
  const exported = await getExport(await currentActor(), (await params).conference);
  if (!exported) notFound();
  return csvResponse(exported);
}
