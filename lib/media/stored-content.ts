import { contentTypeOf, HEAD_BYTES } from "@/lib/media/content-type";
import { safeFileName } from "@/lib/media/file-name";
import { ok, type Result, refuse } from "@/lib/result";
import { readFile } from "@/lib/storage/files";

export type ContentRefusal = "empty_file";

export type FileContent = {
  storageKey: string;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
};

/**
 * What a stored file is, by its content: `fileName` as it was typed, made safe. Refusals: empty_file.
 */
export async function readContent(
  stored: { key: string; bytes: number; sha256: string },
  fileName: string,
): Promise<Result<FileContent, ContentRefusal>> {
  const { key: storageKey, bytes, sha256 } = stored;
  if (bytes === 0) return refuse("empty_file");
  const contentType = await contentTypeOf(await headOf(storageKey));
  return ok({ storageKey, fileName: safeFileName(fileName), contentType, bytes, sha256 });
}

async function headOf(key: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readFile(key, { end: HEAD_BYTES - 1 })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
