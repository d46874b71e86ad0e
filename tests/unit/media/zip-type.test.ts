import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import yazl from "yazl";
import { zipTypeOf } from "@/lib/media/zip-type";

type Entry = [name: string, content?: string];

async function zip(entries: Entry[], compress = true): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content = "x"] of entries) file.addBuffer(Buffer.from(content), name, { compress });
  file.end();
  return buffer(file.outputStream);
}

async function typeOf(bytes: Buffer) {
  let read = 0;
  const type = await zipTypeOf(bytes.subarray(0, 65_536), bytes.length, async (start, end) => {
    read += end - start + 1;
    return bytes.subarray(start, end + 1);
  });
  return { type, read };
}

const POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const ODP = "application/vnd.oasis.opendocument.presentation";

describe("what a ZIP is", () => {
  it.each<[string, Entry[], string]>([
    [
      "slides of PowerPoint",
      [["[Content_Types].xml"], ["ppt/presentation.xml"], ["ppt/slides/slide1.xml"]],
      POWERPOINT,
    ],
    [
      "a text of Word",
      [["[Content_Types].xml"], ["word/document.xml"]],
      `${POWERPOINT.split("presentationml")[0]}wordprocessingml.document`,
    ],
    [
      "Keynote's slides",
      [["Index/Document.iwa"], ["Index/Slide-42.iwa"], ["Metadata/Properties.plist"]],
      "application/vnd.apple.keynote",
    ],
    ["a text of Pages", [["Index/Document.iwa"], ["Metadata/Properties.plist"]], "application/zip"],
    [
      "a folder with slides in it",
      [["talk/ppt/presentation.xml"], ["[Content_Types].xml"]],
      "application/zip",
    ],
    ["names of PowerPoint alone", [["ppt/presentation.xml"]], "application/zip"],
    [
      "anything else",
      [["data.csv"], ["../../etc/passwd-like"]].map(
        ([name]) => [String(name).replaceAll("..", "x")] as Entry,
      ),
      "application/zip",
    ],
  ])("%s", async (_what, entries, expected) => {
    expect((await typeOf(await zip(entries))).type).toBe(expected);
  });

  it("says itself that it is OpenDocument, in its first file, uncompressed", async () => {
    expect((await typeOf(await zip([["mimetype", ODP], ["content.xml"]], false))).type).toBe(ODP);
    expect((await typeOf(await zip([["mimetype", ODP], ["content.xml"]], true))).type).toBe(
      "application/zip",
    );
    expect((await typeOf(await zip([["mimetype", "text/html"], ["content.xml"]], false))).type).toBe(
      "application/zip",
    );
  });

  it("is nothing when it is cut", async () => {
    const whole = await zip([["[Content_Types].xml"], ["ppt/presentation.xml"]]);
    expect((await typeOf(whole.subarray(0, whole.length - 30))).type).toBe("application/octet-stream");
    expect((await typeOf(Buffer.from("PK\x03\x04"))).type).toBe("application/octet-stream");
    const lying = Buffer.from(whole);
    lying.writeUInt32LE(0x7fffffff, whole.length - 10);
    expect((await typeOf(lying)).type).toBe("application/octet-stream");
  });

  it("is told without unpacking a bomb, and from a bounded part of a directory without end", async () => {
    const bomb = await zip([["bomb", "0".repeat(5_000_000)]]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await typeOf(bomb)).toMatchObject({ type: "application/zip" });
    const name = Buffer.from("long/".repeat(30));
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(name.length, 28);
    const directory = Buffer.concat(Array.from({ length: 20_000 }, () => [header, name]).flat());
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt32LE(directory.length, 12);
    const many = Buffer.concat([directory, end]);
    const { type, read } = await typeOf(many);
    expect(type).toBe("application/zip");
    expect(read).toBeLessThan(1_200_000);
  });
});
