import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  type MultipartUpload,
} from "@aws-sdk/client-s3";
import { s3 } from "@/lib/storage/s3";
import { isKey, type Listed } from "@/lib/storage/store";

/** Every file: objects named by a key. */
export async function* list(): AsyncGenerator<Listed> {
  for await (const object of objects()) if (isKey(object.key)) yield object;
}

/** Parts of what is not whole yet, and what the tus server notes beside them (`.info`, `.part`). */
export async function* listArriving(): AsyncGenerator<Listed> {
  for await (const { key, ...rest } of objects()) {
    const id = key.replace(/\.(info|part)$/, "");
    if (id !== key && isKey(id)) yield { key: id, ...rest };
  }
  for await (const { Key = "", Initiated } of unfinished())
    if (isKey(Key) && Initiated) yield { key: Key, bytes: 0, storedAt: Initiated };
}

async function* objects(): AsyncGenerator<Listed> {
  let from: string | undefined;
  do {
    const page = await s3().client.send(
      new ListObjectsV2Command({ Bucket: s3().bucket, ContinuationToken: from }),
    );
    for (const { Key = "", Size = 0, LastModified } of page.Contents ?? [])
      if (LastModified) yield { key: Key, bytes: Size, storedAt: LastModified };
    from = page.NextContinuationToken;
  } while (from);
}

/** Uploads in parts that nobody has ended. Servers that cannot list them forget them by a rule of their own. */
export async function* unfinished(prefix?: string): AsyncGenerator<MultipartUpload> {
  let from: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
  while (from) {
    const request: ListMultipartUploadsCommand = new ListMultipartUploadsCommand({
      Bucket: s3().bucket,
      Prefix: prefix,
      ...from,
    });
    const page: ListMultipartUploadsCommandOutput | null = await s3().client.send(request).catch(onlyUnknown);
    yield* page?.Uploads ?? [];
    from = page?.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : null;
  }
}

function onlyUnknown(error: unknown): null {
  if (error instanceof Error && error.name === "NotImplemented") return null;
  throw error;
}
