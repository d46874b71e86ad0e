import { ClosedMedia, OpeningTime } from "@/components/media/closed-media";
import { autonymOf, fileAddress, fileInWords, showingOfMedia } from "@/components/media/media-words";
import { FirstPage, ImageFigure } from "@/components/media/pictures";
import { PlayEmbed } from "@/components/media/play-embed";
import { Player } from "@/components/media/players";
import { ReadHere } from "@/components/media/read-here";
import { licenceOf } from "@/lib/media/licences";
import { embedOf } from "@/lib/programme/embed";
import type { FileOnPage, MediaOnPage } from "@/lib/programme/shelf";

export type Place = {
  /** IANA name, the conference's. */
  timeZone: string;
  /** Where closed ones may be opened; null when this is that page. */
  ownPage: `/my/presentations/${string}` | null;
};

/** One file or link, as far as the reader may open it, and beneath it what belongs to it. */
export function MediaItem({ media, ...place }: Place & { media: MediaOnPage }) {
  const { belonging } = media;
  return (
    <>
      <Item media={media} {...place} />
      {belonging.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2 border-l border-rule pl-4">
          {belonging.map((item) => (
            <li key={item.id}>
              {item.url || item.file ? <Line media={item} {...place} /> : <Closed media={item} {...place} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Item({ media, ...place }: Place & { media: MediaOnPage }) {
  const { url, file } = media;
  if (url) return <LinkedVideo media={media} url={url} {...place} />;
  if (!file) return <Closed media={media} {...place} />;
  switch (showingOfMedia(media)) {
    case "document":
    case "slides":
      return <Document media={media} file={file} {...place} />;
    case "image":
      return (
        <>
          <Line media={media} {...place} />
          <ImageFigure media={media} file={file} />
        </>
      );
    case "video":
    case "audio":
      return (
        <>
          <Line media={media} {...place} />
          <Player media={media} />
        </>
      );
    default:
      return <Line media={media} {...place} />;
  }
}

function Closed({ media, ...place }: Place & { media: MediaOnPage }) {
  const { label, kind } = media;
  return (
    <>
      <p className="font-medium">{label}</p>
      {isNamedByKind(media) || <p className="text-sm text-ink-muted">{kind}</p>}
      <ClosedMedia media={media} {...place} />
    </>
  );
}

function LinkedVideo({ media, url, ...place }: Place & { media: MediaOnPage; url: string }) {
  const embed = embedOf(url);
  return (
    <>
      <Line media={media} {...place} />
      {embed && <PlayEmbed {...embed} label={media.label} />}
    </>
  );
}

function Document({ media, file, ...place }: Place & { media: MediaOnPage; file: FileOnPage }) {
  const isReadHere = showingOfMedia(media) === "document";
  return (
    <div
      className={`grid gap-x-4 ${file.pictures.length > 0 ? "grid-cols-[auto_minmax(0,1fr)] grid-rows-[auto_1fr]" : ""}`}
    >
      <FirstPage media={media} file={file} />
      <div className="min-w-0">
        <Line media={media} {...place} />
        {!isReadHere && (
          <p className="mt-1 text-sm">Slides of this format are read after downloading them.</p>
        )}
      </div>
      {isReadHere && <ReadHere address={fileAddress(media)} label={media.label} />}
    </div>
  );
}

/** The title, which leads to it, and beneath what it is: kind, format, size, language, licence, embargo. */
function Line({ media, timeZone }: Place & { media: MediaOnPage }) {
  const { kind, label, url, file, language, opensAt } = media;
  const facts = [
    isNamedByKind(media) ? "" : kind,
    url ? new URL(url).host : "",
    file ? fileInWords(file) : "",
    autonymOf(language) ?? "",
  ].filter(Boolean);
  return (
    <>
      <a href={url ?? fileAddress(media)} rel={url ? "noopener nofollow" : undefined} className="font-medium">
        {label || file?.name || kind}
      </a>
      <p className="text-sm text-ink-muted">
        {facts.join(" · ")}
        <Licence id={media.licence} after={facts.length > 0} />
      </p>
      {opensAt && (
        <p className="text-sm text-ink-muted">
          Others open it from <OpeningTime opensAt={opensAt} timeZone={timeZone} />.
        </p>
      )}
    </>
  );
}

function Licence({ id, after }: { id: string; after: boolean }) {
  const licence = licenceOf(id);
  if (!licence) return null;
  return (
    <>
      {after && " · "}
      {licence.url ? (
        <a href={licence.url} rel="license noopener">
          {licence.name}
        </a>
      ) : (
        licence.name
      )}
    </>
  );
}

function isNamedByKind({ label, kind }: MediaOnPage): boolean {
  return label === "" || label.toLowerCase() === kind.toLowerCase();
}
