/**
 * The type of a file by its first bytes, never by its name or by what the sender claims. Null where it is
 * unknown, and refused.
 */
import type { AssetKind } from "@/model/activity/asset";

export interface FileType {
  kind: AssetKind | "document";
  /** Media type, as it is served. */
  mime: string;
  ending: string;
}

/** As many bytes as the longest test needs. */
export const HEAD_BYTES = 4_100;

const picture = (mime: string, ending: string): FileType => ({
  kind: "picture",
  mime: `image/${mime}`,
  ending,
});
const video = (mime: string, ending: string): FileType => ({ kind: "video", mime: `video/${mime}`, ending });
const audio = (mime: string, ending: string): FileType => ({ kind: "audio", mime: `audio/${mime}`, ending });
const document = (mime: string, ending: string): FileType => ({ kind: "document", mime, ending });

/** @param head the first `HEAD_BYTES` bytes, or all where there are fewer. */
export function sniff(head: Uint8Array): FileType | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const hasText = (offset: number, text: string) =>
    bytes.subarray(offset, offset + text.length).toString("latin1") === text;
  if (hasText(0, "\x89PNG\r\n\x1a\n")) return picture("png", "png");
  if (hasText(0, "\xff\xd8\xff")) return picture("jpeg", "jpg");
  if (hasText(0, "GIF87a") || hasText(0, "GIF89a")) return picture("gif", "gif");
  if (hasText(0, "RIFF") && hasText(8, "WEBP")) return picture("webp", "webp");
  if (hasText(0, "RIFF") && hasText(8, "WAVE")) return audio("wav", "wav");
  if (hasText(0, "II*\0") || hasText(0, "MM\0*")) return picture("tiff", "tif");
  if (hasText(4, "ftyp")) return isoMedia(bytes);
  if (hasText(0, "\x1a\x45\xdf\xa3")) return bytes.includes("webm") ? video("webm", "webm") : null;
  if (hasText(0, "OggS")) return bytes.includes("theora") ? null : audio("ogg", "ogg");
  if (hasText(0, "ID3") || isMpegFrame(bytes)) return audio("mpeg", "mp3");
  if (hasText(0, "%PDF-")) return document("application/pdf", "pdf");
  if (hasText(0, "PK\x03\x04")) return document("application/zip", "zip");
  if (hasText(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return document("application/x-ole-storage", "ppt");
  return textOf(bytes);
}

/** Bytes of the first box of a film; it names no more than a few brands. */
const MAX_FILE_TYPE = 4_096;

function isoMedia(bytes: Buffer): FileType | null {
  const length = bytes.readUInt32BE(0);
  if (length < 16 || length > MAX_FILE_TYPE) return null;
  const brand = bytes.subarray(8, 12).toString("latin1");
  if (brand === "avif" || brand === "avis") return picture("avif", "avif");
  if (/^(hei|hev|mif|msf)/.test(brand)) return picture("heic", "heic");
  if (brand.startsWith("M4A") || brand.startsWith("M4B")) return audio("mp4", "m4a");
  if (brand.startsWith("qt")) return null;
  return video("mp4", "mp4");
}

/** Frame sync of MPEG audio layer III. */
const isMpegFrame = (bytes: Buffer): boolean =>
  bytes.length > 3 &&
  bytes[0] === 0xff &&
  [0xfb, 0xf3, 0xf2, 0xfa].includes(bytes[1] ?? 0) &&
  (bytes[2] ?? 0) >> 4 !== 15;

function textOf(bytes: Buffer): FileType | null {
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  if (/^WEBVTT[\s]/.test(text)) return { kind: "captions", mime: "text/vtt", ending: "vtt" };
  return isDrawing(text) ? picture("svg+xml", "svg") : null;
}

/** Texts that may stand before the root of a drawing, and their ends. */
const BEFORE = [
  ["<?xml", ">"],
  ["<!--", "-->"],
  ["<!doctype svg", ">"],
] as const;

/** True where the first element is a drawing's; one pass. */
function isDrawing(text: string): boolean {
  const small = text.toLowerCase();
  for (let from = 0; ; ) {
    while (from < small.length && /\s/.test(small[from] ?? "")) from++;
    const [begins, ends] = BEFORE.find(([start]) => small.startsWith(start, from)) ?? [];
    if (!begins) return /^<svg[\s>]/.test(small.slice(from, from + 5));
    let end = small.indexOf(ends, from + begins.length);
    // A document type may declare things of its own, in brackets.
    const subset = begins === "<!doctype svg" ? small.slice(from, end).indexOf("[") : -1;
    if (subset >= 0) {
      const closed = small.indexOf("]", from + subset);
      end = closed < 0 ? -1 : small.indexOf(ends, closed);
    }
    if (end < 0) return false;
    from = end + ends.length;
  }
}
