import { createHash } from "node:crypto";

/**
 * Passes a stream on, counting and hashing; memory stays flat. Past `maxBytes` it throws, and `isTooLarge` says
 * why: whatever reads it then leaves nothing behind, as with a source that breaks off.
 */
export function measured(source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash("sha256");
  const measure = {
    bytes: 0,
    isTooLarge: false,
    /** Hex, of all that passed; asked once. */
    sha256: () => hash.digest("hex"),
    chunks: passing(),
  };
  return measure;

  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      measure.bytes += chunk.byteLength;
      if (measure.bytes > maxBytes) {
        measure.isTooLarge = true;
        throw new Error(`More than ${maxBytes} bytes`);
      }
      hash.update(chunk);
      yield chunk;
    }
  }
}
