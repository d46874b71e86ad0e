import { describe, expect, it } from "vitest";
import { embedOf } from "@/lib/programme/embed";

const YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0";
const VIMEO = "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1";

describe("a link to a video", () => {
  it.each([
    ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&pp=x", YOUTUBE],
    ["https://youtu.be/dQw4w9WgXcQ?si=tracking", YOUTUBE],
    ["http://m.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE],
    ["https://www.youtube.com/live/dQw4w9WgXcQ?t=1m30s", `${YOUTUBE}&start=90`],
    ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7", `${YOUTUBE}&start=7`],
    ["https://vimeo.com/76979871", VIMEO],
    ["https://vimeo.com/76979871/abcdef0123?share=copy", `${VIMEO}&h=abcdef0123`],
    ["https://player.vimeo.com/video/76979871?h=abcdef0123&app_id=1", `${VIMEO}&h=abcdef0123`],
  ])("%s plays here, by the host without cookies and nothing but its id", (link, src) => {
    expect(embedOf(link)?.src).toBe(src);
  });

  it.each([
    "https://www.youtube.com/@channel",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=dQw4w9WgX/Q",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
    "https://vimeo.com/channels/staffpicks",
    "https://vimeo.com/76979871?h=%22onload",
    "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
    "no address",
  ])("%s brings nothing of its own into the frame", (link) => {
    expect([undefined, VIMEO]).toContain(embedOf(link)?.src);
  });
});
