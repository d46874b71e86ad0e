import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Showing, showingOf } from "@/lib/media/formats";

/** What a picture can be made of, and how (`render-picture.mjs`). */
export type Pictured = Extract<Showing, "image" | "document" | "slides">;

/** How a content becomes a picture; null: it does not, as a link, a video or a table. */
export function picturedAs(contentType: string | null): Pictured | null {
  const showing = contentType === null ? "download" : showingOf(contentType);
  return showing === "image" || showing === "document" || showing === "slides" ? showing : null;
}

type Content = { id: string; contentType: string | null; checkedAt: Date | null; threat: string | null };

/**
 * Has the pictures of a content made, in the caller's transaction: call it when a file has arrived, was replaced, or
 * was found harmless. Does nothing for what has no picture or still waits for the scanner.
 */
export async function pictureLater(tx: Db, media: Content): Promise<void> {
  if (picturedAs(media.contentType) === null || media.checkedAt === null || media.threat !== null) return;
  // One after the other: each may take hundreds of megabytes, and mail must not wait behind them.
  await enqueue(
    tx,
    "picture_media",
    { mediaId: media.id },
    { key: `picture:${media.id}`, queue: "pictures" },
  );
}
