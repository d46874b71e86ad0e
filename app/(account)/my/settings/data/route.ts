import { currentActor } from "@/lib/auth/current-actor";
import { getOwnData } from "@/lib/people/queries/own-data";

export const dynamic = "force-dynamic";

/** Everything kept about whoever asks, as a file. Signed out there is nothing here. */
export async function GET(): Promise<Response> {
  const data = await getOwnData(await currentActor());
  if (!data) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="lectern-my-data.json"',
      "cache-control": "no-store",
    },
  });
}
