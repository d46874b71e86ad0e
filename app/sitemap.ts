import type { MetadataRoute } from "next";
import { anonymous } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { listAddresses } from "@/lib/programme/queries/addresses";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const paths = await listAddresses(anonymous);
  return paths.map((path) => ({ url: new URL(path, env.ORIGIN).href }));
}
