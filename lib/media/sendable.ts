/** Stored bytes that can be sent: whoever asks for them has been looked at already. */
export type Sendable = {
  storageKey: string;
  bytes: number;
  contentType: string;
  fileName: string;
  /** Another one whenever the bytes are others; hex or an id, without quotes. */
  etag: string;
  /** Everybody may have them and their address never means others: a copy need not ask again. */
  isForGood?: boolean;
};

/** Columns of a content, current or replaced. */
type Content = {
  storageKey: string | null;
  fileName: string | null;
  contentType: string | null;
  bytes: bigint | null;
  sha256: string | null;
};

/** The content as it is sent; null of a link. */
export function sendable({ storageKey, fileName, contentType, bytes, sha256 }: Content): Sendable | null {
  if (storageKey === null || fileName === null || contentType === null || bytes === null) return null;
  return { storageKey, fileName, contentType, bytes: Number(bytes), etag: sha256 ?? storageKey };
}
