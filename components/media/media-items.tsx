import { ClosedMedia } from "@/components/media/closed-media";
import { sizeInWords } from "@/components/media/size";
import type { MediaOnPage } from "@/lib/programme/shelf";

type Place = {
  /** IANA name, the conference's. */
  timeZone: string;
  /** Where closed ones may be opened; null when this is that page. */
  ownPage: `/my/presentations/${string}` | null;
};

/** Files and links one under the other, each with what belongs to it. */
export function MediaItems({ media, ...place }: Place & { media: MediaOnPage[] }) {
  if (media.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {media.map((item) => (
        <li key={item.id}>
          <MediaItem media={item} {...place} />
        </li>
      ))}
    </ul>
  );
}

function MediaItem({ media, ...place }: Place & { media: MediaOnPage }) {
  const { belonging } = media;
  return (
    <>
      <MediaLine media={media} {...place} />
      {belonging.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2 border-l border-rule pl-4">
          {belonging.map((item) => (
            <li key={item.id}>
              <MediaLine media={item} {...place} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MediaLine({ media, ...place }: Place & { media: MediaOnPage }) {
  const { id, kind, label, url, file } = media;
  const isNamedByKind = label === "" || label.toLowerCase() === kind.toLowerCase();
  if (!url && !file)
    return (
      <>
        <p className="font-medium">{isNamedByKind ? label || kind : `${label} (${kind})`}</p>
        <ClosedMedia media={media} {...place} />
      </>
    );
  return (
    <>
      <a
        href={url ?? `/media/${id}/${encodeURIComponent(file?.name ?? kind)}`}
        rel={url ? "noopener nofollow" : undefined}
        className="font-medium"
      >
        {label || file?.name || kind}
      </a>
      <span className="block text-sm text-ink-muted">
        {[
          isNamedByKind ? "" : kind,
          url ? new URL(url).host : file?.name === label ? "" : file?.name,
          file ? sizeInWords(file.bytes) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}
