import { describe, expect, it } from "vitest";
import { subRipAsWebVtt } from "@/lib/media/captions";

describe("SubRip captions become WebVTT", () => {
  it("with times, numbers and line ends as WebVTT has them, in the order of time", () => {
    const subRip =
      "\ufeff7\r\n00:00:05,000 --> 00:00:06,5\r\nSecond\r\nline\r\n\r\n3\r\n0:00:01,25 --> 00:00:02,000 X1:40\r\nFirst\r\n";
    expect(subRipAsWebVtt(subRip)).toBe(
      "WEBVTT\n\n1\n00:00:01.250 --> 00:00:02.000\nFirst\n\n2\n00:00:05.000 --> 00:00:06.500\nSecond\nline\n",
    );
  });

  it.each([
    ["bold, italic and underlined text stays", "<B>a</B> <i>b</i> <u>c</u>", "<b>a</b> <i>b</i> <u>c</u>"],
    ["fonts and places go", '{\\an8}<font color="#fff">a</font>', "a"],
    ["other tags are text", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["a tag with attributes is text", "<i onclick=x>a", "&lt;i onclick=x&gt;a"],
    ["an arrow ends no caption", "a --> b", "a --&gt; b"],
    ["ampersands are written once", "Q&A &amp; more", "Q&amp;A &amp; more"],
    ["controls go", "a\u0000b\u0007", "ab"],
  ])("%s", (_what, typed, shown) => {
    const vtt = subRipAsWebVtt(`1\n00:00:01,000 --> 00:00:02,000\n${typed}\n`);
    expect(vtt).toBe(`WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n${shown}\n`);
  });

  it("leaves out what was never shown, and is none when nothing is left", () => {
    expect(subRipAsWebVtt("1\n00:00:02,000 --> 00:00:01,000\nBackwards\n\n2\nno times\n")).toBeNull();
  });

  it("is done with five megabytes of hostile signs at once", () => {
    for (const sign of ["<font ", "{\\", "\n \n", "<b", "00:00:01,0 --> "]) {
      const started = performance.now();
      subRipAsWebVtt(`1\n00:00:01,000 --> 00:00:02,000\n${sign.repeat(5_000_000 / sign.length)}`);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  }, 60_000);
});
