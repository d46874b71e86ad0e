import type { FrontHandler } from "@/lib/http/site";

/** `/api/health`: 200 while the database can be reached, 503 otherwise. */
export function healthHandler(changes: { reachable(): Promise<boolean> }): FrontHandler {
  return async (req, res) => {
    if (req.url !== "/api/health") return false;
    const reachable = await changes.reachable();
    res.writeHead(reachable ? 200 : 503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    res.end(JSON.stringify({ database: reachable ? "reachable" : "unreachable" }));
    return true;
  };
}
