import { headers } from "next/headers";
import { env } from "@/lib/env";
import { LOOPBACK_MARK } from "@/lib/http/loopback-mark";

/** The local inbox's folder, for somebody at this machine while the local inbox takes the mail; else null. */
export async function inboxFolder(): Promise<string | null> {
  const isHere = (await headers()).get(LOOPBACK_MARK) === "yes";
  return isHere && env.INBOX_DIR ? env.INBOX_DIR : null;
}
