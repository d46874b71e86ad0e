const KEY = "lectern-uploads";

/** What tells a chosen file from others: a browser lets us see no more of it. */
export function fingerprintOf({ name, size, lastModified, type }: File): string {
  return [name, size, lastModified, type].join("|");
}

/**
 * Which file each upload on its way is, remembered by this browser beyond a reload: only the very same file goes on
 * where it stopped. Without storage (private windows may have none) a reload begins anew.
 */
export function rememberUpload(uploadId: string, fingerprint: string): void {
  save({ ...remembered(), [uploadId]: fingerprint });
}

export function forgetUpload(uploadId: string): void {
  const { [uploadId]: _, ...rest } = remembered();
  save(rest);
}

export function rememberedOf(uploadId: string): string | null {
  return remembered()[uploadId] ?? null;
}

function remembered(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return kept && typeof kept === "object" ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function save(all: Record<string, string>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // No storage, or none left.
  }
}
