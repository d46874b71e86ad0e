import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      disallow: [
        "/my",
        "/sign-in",
        "/api/",
        "/invitations/",
        "/preferences/",
        "/unsubscribe/",
        "/*/organise",
        "/*?words=",
      ],
    },
    sitemap: new URL("/sitemap.xml", env.ORIGIN).href,
  };
}
