import { notFound } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import { getExport } from "@/lib/imports/queries";

export const dynamic = "force-dynamic";

/** The conference as CSV, for its organisers. */
export async function GET(_request: Request, { params }: { params: Promise<{ conference: string }> }) {
  const exported = await getExport(await currentActor(), (await params).conference);
  if (!exported) notFound();
  return new Response(exported.csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      // A slug is safe in a header.
      "content-disposition": `attachment; filename="${exported.name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
