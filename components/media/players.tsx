import { KeepPosition } from "@/components/media/keep-position";
import { autonymOf, fileAddress, pictureAddress, showingOfMedia } from "@/components/media/media-words";
import type { MediaOnPage } from "@/lib/programme/shelf";

/** A video or audio in the browser's own player, its captions named before anybody presses play. */
export function Player({ media }: { media: MediaOnPage }) {
  const captions = media.belonging.filter((item) => item.file && showingOfMedia(item) === "captions");
  const shared = {
    id: `player-${media.id}`,
    controls: true,
    preload: "metadata",
    src: fileAddress(media),
  } as const;
  const tracks = captions.map((item) => (
    <track
      key={item.id}
      kind="captions"
      src={fileAddress(item)}
      srcLang={item.language || "und"}
      label={captionsName(item)}
    />
  ));
  return (
    <div className="mt-2 print:hidden">
      {showingOfMedia(media) === "video" ? (
        <video
          {...shared}
          playsInline
          aria-label={media.label}
          poster={posterOf(media)}
          className="aspect-video w-full bg-black object-contain"
        >
          {tracks}
        </video>
      ) : (
        <audio {...shared} aria-label={media.label} className="h-14 w-full">
          {tracks}
        </audio>
      )}
      {captions.length > 0 && (
        <p className="mt-1 text-sm">Captions: {captions.map(captionsName).join(", ")}</p>
      )}
      <KeepPosition mediaId={media.id} />
    </div>
  );
}

function captionsName({ language, label }: MediaOnPage): string {
  return autonymOf(language) ?? label;
}

/** An image that belongs to it, where there is one. */
function posterOf({ belonging }: MediaOnPage): string | undefined {
  const image = belonging.find((item) => showingOfMedia(item) === "image");
  const picture = image?.file?.pictures.at(-1);
  return image?.file && picture ? pictureAddress(image.id, image.file, picture.width) : undefined;
}
