/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/**
 * What a `Range` header asks of `bytes` bytes: "all" without one, or with one we need not heed (another unit,
 * several ranges, bad form, RFC 9110 14.2), "none" when nothing of it exists (416), else the range.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | "all" | "none" {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") return lastBytes(Number(last), bytes);

  const start = Number(first);
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== "" && Number(last) < start) return "all";
  return start < bytes ? { start, end } : "none";
}

function lastBytes(count: number, bytes: number): ByteRange | "none" {
  if (count === 0 || bytes === 0) return "none";
  return { start: Math.max(0, bytes - count), end: bytes - 1 };
}
