import { MediaItem, type Place } from "@/components/media/media-item";
import type { MediaOnPage } from "@/lib/programme/shelf";

/** Files and links one under the other. */
export function MediaItems({ media, ...place }: Place & { media: MediaOnPage[] }) {
  if (media.length === 0) return null;
  return (
    <ul className="mb-6 flex flex-col gap-6">
      {media.map((item) => (
        <li key={item.id}>
          <MediaItem media={item} {...place} />
        </li>
      ))}
    </ul>
  );
}
