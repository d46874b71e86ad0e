/** Other sites that pages of ours may frame: the cookieless hosts of videos, and nothing else. */
export const FRAMED_SITES = {
  youTube: "https://www.youtube-nocookie.com",
  vimeo: "https://player.vimeo.com",
} as const;
