import { FRAMED_SITES } from "@/lib/http/framed-sites";

/** A video of another site that can be played here: by its cookieless host, and only once somebody presses. */
export type Embed = { site: "YouTube" | "Vimeo"; src: string };

/** The video a link leads to; null: it stays a link. Nothing of the link but the video's id and start is passed on. */
export function embedOf(link: string): Embed | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const host = url.hostname.replace(/^(www|m)\./, "");
  if (host === "youtube.com" || host === "youtube-nocookie.com" || host === "youtu.be")
    return youTube(host, url);
  if (host === "vimeo.com" || host === "player.vimeo.com") return vimeo(url);
  return null;
}

function youTube(host: string, url: URL): Embed | null {
  const [, first = "", second = ""] = url.pathname.split("/");
  const id =
    host === "youtu.be"
      ? first
      : first === "watch"
        ? url.searchParams.get("v")
        : ["embed", "live", "shorts", "v"].includes(first)
          ? second
          : null;
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  const start = secondsOf(url.searchParams.get("t") ?? url.searchParams.get("start") ?? "");
  const query = new URLSearchParams({
    autoplay: "1",
    rel: "0",
    ...(start > 0 ? { start: String(start) } : {}),
  });
  return { site: "YouTube", src: `${FRAMED_SITES.youTube}/embed/${id}?${query}` };
}

function vimeo(url: URL): Embed | null {
  // "/76979871", "/76979871/abcdef0123" of an unlisted one, "/video/76979871?h=abcdef0123" of the player.
  const match = /^\/(?:video\/)?(\d{1,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname);
  const [, id, fromPath] = match ?? [];
  if (id === undefined) return null;
  const key = fromPath ?? url.searchParams.get("h");
  const isKey = key !== null && /^[0-9a-f]{6,20}$/.test(key);
  const query = new URLSearchParams({ dnt: "1", autoplay: "1", ...(isKey ? { h: key } : {}) });
  return { site: "Vimeo", src: `${FRAMED_SITES.vimeo}/video/${id}?${query}` };
}

/** "90", "90s", "1m30s", "1h2m3s"; anything else is the beginning. */
function secondsOf(text: string): number {
  const match = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(text);
  const [hours = "0", minutes = "0", seconds = "0"] = match?.slice(1) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
