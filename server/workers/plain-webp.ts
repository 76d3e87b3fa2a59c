/**
 * Whether a WebP file is one still picture and nothing else: no metadata, no further chunks, no trailing
 * bytes.
 */

const PICTURE_CHUNKS = new Set(["VP8 ", "VP8L", "ALPH", "VP8X"]);

/** Such a file is kept as it is, so that an exported picture comes back as the very same bytes. */
export function isPlainWebp(bytes: Buffer): boolean {
  if (
    bytes.length < 20 ||
    bytes.toString("latin1", 0, 4) !== "RIFF" ||
    bytes.toString("latin1", 8, 12) !== "WEBP"
  )
    return false;
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  let at = 12;
  let pictures = 0;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (!PICTURE_CHUNKS.has(name)) return false;
    if (name === "VP8 " || name === "VP8L") pictures++;
    at += 8 + size + (size % 2);
  }
  return at === bytes.length && pictures === 1;
}
