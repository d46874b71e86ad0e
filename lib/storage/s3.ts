import { S3Client } from "@aws-sdk/client-s3";
import { env } from "@/lib/env";

let client: S3Client | undefined;

/** How the bucket is reached: one client with its connections a process. */
export function s3(): { client: S3Client; bucket: string } {
  client ??= new S3Client(s3Settings());
  return { client, bucket: env.S3_BUCKET };
}

export function s3Settings() {
  return {
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    credentials: { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
    // Every server speaks it; names of buckets as host names need DNS of their own.
    forcePathStyle: true,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 60_000,
      // One for each file being fetched, however slow its reader.
      httpAgent: { maxSockets: 1000 },
      httpsAgent: { maxSockets: 1000 },
    },
    // Checksums as trailers are new, and not known to every server that speaks S3.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  } as const;
}
