import { readFileSync } from "node:fs";
import path from "node:path";

// The service worker of reminders: at the top, because a worker's folder is the widest it may be asked to serve.
export const dynamic = "force-dynamic";

const script = readFileSync(path.join(process.cwd(), "lib/push/reminders.js"), "utf8");

export function GET() {
  return new Response(script, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      // A browser asks anew at each visit, so that a change reaches it.
      "Cache-Control": "no-cache",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
}
