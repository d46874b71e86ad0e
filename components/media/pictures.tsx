import { fileAddress, pictureAddress } from "@/components/media/media-words";
import type { FileOnPage, MediaOnPage } from "@/lib/programme/shelf";

/** An image in the page, leading to the original. */
export function ImageFigure({ media, file }: { media: MediaOnPage; file: FileOnPage }) {
  if (file.pictures.length === 0) return null;
  return (
    <a href={fileAddress(media)} className="mt-2 block">
      <Picture
        id={media.id}
        file={file}
        alt={file.altText || media.label}
        sizes="(min-width: 48rem) 36rem, 100vw"
        className="h-auto max-h-160 w-auto max-w-full"
      />
    </a>
  );
}

/** The first page of a document, or the picture that slides carry, small beside its title. */
export function FirstPage({ media, file }: { media: MediaOnPage; file: FileOnPage }) {
  if (file.pictures.length === 0) return null;
  return (
    // The title beside it leads to the file and says what it is.
    <div className="row-span-2 w-28 sm:w-40">
      <Picture
        id={media.id}
        file={file}
        alt=""
        sizes="(min-width: 40rem) 10rem, 7rem"
        className="h-auto w-full border border-rule bg-tint"
      />
    </div>
  );
}

function Picture({
  id,
  file,
  ...rest
}: {
  id: string;
  file: FileOnPage;
  alt: string;
  sizes: string;
  className: string;
}) {
  const largest = file.pictures.at(-1);
  if (!largest) return null;
  return (
    // biome-ignore lint/performance/noImgElement: resized by us, kept by its version, not by Next per request
    <img
      {...rest}
      alt={rest.alt}
      src={pictureAddress(id, file, largest.width)}
      srcSet={file.pictures.map(({ width }) => `${pictureAddress(id, file, width)} ${width}w`).join(", ")}
      width={largest.width}
      height={largest.height}
      loading="lazy"
      decoding="async"
    />
  );
}
