import type { NextConfig } from "next";

const config: NextConfig = {
  // Public pages are kept by our own server in front of Next (docs/decisions.md, 1): Next caches nothing.
  cacheComponents: false,
  typedRoutes: true,
  agentRules: false,
  poweredByHeader: false,
  // An organiser imports a table of 20 MB at most (lib/imports/schema.ts); files come another way, see server.ts.
  experimental: { serverActions: { bodySizeLimit: "24mb" } },
  // Compression happens once, in the page cache, not at every request.
  compress: false,
  // Metadata stands in <head> for every agent, so that everybody gets the same bytes.
  htmlLimitedBots: /.*/,
  // Types are checked by `npm test`; the build does not check them again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
