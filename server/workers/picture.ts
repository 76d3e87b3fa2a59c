/**
 * Re-encodes an uploaded picture in the sizes that are served, which removes everything else in the file
 * (position, camera, names, hidden files, scripts). Drawings become pixels. Runs in a child.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { drawnParts, MAX_PARTS } from "@/server/workers/drawn-parts";

interface PictureJob {
  input: string;
  output: string;
  drawing: boolean;
}

interface MadeVariant {
  name: string;
  mime: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** In the output folder. */
  file: string;
}

export type PictureMade =
  | { made: MadeVariant[]; width: number; height: number; firstOfMany: boolean }
  | { problem: "broken" | "too-many-pixels" };

/** Pixels of width of the largest picture that is kept, of what a stage gets, of what a phone gets. */
const WIDEST = 3_840;
const STAGE = 1_920;
const PHONE = 640;
/** A picture is never drawn higher than this times its width's limit: long screenshots stay readable. */
const TALL = 2;
const MAX_PIXELS = 80_000_000;
const PHONE_BYTES = 60_000;
/** A picture without loss may have so many bytes; else it is kept with a little loss. */
const LOSSLESS_BYTES = 1_200_000;

export async function makePicture({ input, output, drawing }: PictureJob): Promise<PictureMade> {
  sharp.concurrency(1);
  sharp.cache(false);
  const bytes = readFileSync(input);
  if (drawing && (bytes.length > 2_000_000 || /<!ENTITY|<!ATTLIST/i.test(bytes.toString("utf8"))))
    return { problem: "broken" };
  if (drawing && partsOf(bytes) > MAX_PARTS) return { problem: "broken" };
  const read = { limitInputPixels: MAX_PIXELS, failOn: "error" as const, pages: 1, unlimited: false };
  try {
    const about = await sharp(bytes, { ...read, limitInputPixels: false }).metadata();
    if (!about.width || !about.height) return { problem: "broken" };
    if (!drawing && about.width * about.height > MAX_PIXELS) return { problem: "too-many-pixels" };
    const density = drawing ? Math.min(1_200, Math.max(18, (72 * STAGE) / about.width)) : undefined;
    const source = () => sharp(bytes, { ...read, ...(density ? { density } : {}) }).autoOrient();
    const variants: MadeVariant[] = [];
    const keep = (name: string, mime: string, { data, info }: Encoded): MadeVariant => {
      const variant = { name, mime, bytes: data.length, width: info.width, height: info.height, file: name };
      writeFileSync(path.join(output, name), data);
      variants.push(variant);
      return variant;
    };
    const small = about.width <= WIDEST && about.height <= WIDEST * TALL;
    const asItIs = about.format === "webp" && small && isPlainWebp(bytes);
    const whole = asItIs
      ? { data: bytes, info: about as { width: number; height: number } }
      : await encodeWhole(source(), about.format !== "jpeg");
    const file = keep("file", "image/webp", whole);
    if ((file.width ?? 0) > STAGE) {
      keep(
        "stage",
        "image/webp",
        await within(source(), STAGE).webp({ quality: 86, effort: 3 }).toBuffer({ resolveWithObject: true }),
      );
    }
    // These read every pixel, even of a file that is kept as it is, so a broken one fails here.
    keep("phone", "image/webp", await smallEnough(source, (s, quality) => s.webp({ quality, effort: 4 })));
    keep(
      "phone-jpeg",
      "image/jpeg",
      await smallEnough(source, (s, quality) =>
        s.flatten({ background: "#fff" }).jpeg({ quality, mozjpeg: true }),
      ),
    );
    return {
      made: variants,
      width: file.width ?? 0,
      height: file.height ?? 0,
      firstOfMany: (about.pages ?? 1) > 1,
    };
  } catch (error) {
    return { problem: /pixel limit/i.test(String(error)) ? "too-many-pixels" : "broken" };
  }
}

/** Lets a file that is no XML through: drawing it fails. */
function partsOf(bytes: Buffer): number {
  try {
    return drawnParts(bytes.toString("utf8"));
  } catch {
    return 0;
  }
}

interface Encoded {
  data: Buffer;
  info: { width: number; height: number };
}

const within = (source: Sharp, width: number): Sharp =>
  source.resize({ width, height: width * TALL, fit: "inside", withoutEnlargement: true });

async function encodeWhole(source: Sharp, sharpEdges: boolean): Promise<Encoded> {
  const whole = within(source, WIDEST);
  if (sharpEdges) {
    const lossless = await whole
      .clone()
      .webp({ lossless: true, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    if (lossless.data.length <= LOSSLESS_BYTES) return lossless;
  }
  return whole.webp({ quality: 88, smartSubsample: true, effort: 3 }).toBuffer({ resolveWithObject: true });
}

/** The best quality that fits a phone's limit. */
async function smallEnough(
  source: () => Sharp,
  encode: (s: Sharp, quality: number) => Sharp,
): Promise<Encoded> {
  let best: Encoded | null = null;
  for (const [width, quality] of [
    [PHONE, 82],
    [PHONE, 68],
    [PHONE, 52],
    [480, 50],
    [360, 40],
  ] as const) {
    best = await encode(within(source(), width), quality).toBuffer({ resolveWithObject: true });
    if (best.data.length <= PHONE_BYTES) break;
  }
  return best!;
}

const PICTURE_CHUNKS = new Set(["VP8 ", "VP8L", "ALPH", "VP8X"]);

/** Kept as it is, so that an exported picture comes back as the very same bytes. */
export function isPlainWebp(bytes: Buffer): boolean {
  if (
    bytes.length < 20 ||
    bytes.toString("latin1", 0, 4) !== "RIFF" ||
    bytes.toString("latin1", 8, 12) !== "WEBP"
  )
    return false;
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  let offset = 12;
  let pictures = 0;
  while (offset + 8 <= bytes.length) {
    const name = bytes.toString("latin1", offset, offset + 4);
    const size = bytes.readUInt32LE(offset + 4);
    if (!PICTURE_CHUNKS.has(name)) return false;
    if (name === "VP8 " || name === "VP8L") pictures++;
    offset += 8 + size + (size % 2);
  }
  return offset === bytes.length && pictures === 1;
}
