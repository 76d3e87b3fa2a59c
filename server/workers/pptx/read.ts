/**
 * Reads a presentation (.pptx): slides in their order with texts and notes, and each that is shown drawn as a
 * picture. Names in the archive are only ever looked up, never used as paths on the disk, and nothing that
 * lies elsewhere is fetched. Runs in a child.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { buffer, text as collected } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { renderAsync } from "@resvg/resvg-js";
import sharp from "sharp";
import type { Entry, ZipFile } from "yauzl";
import { drawnParts, MAX_PARTS } from "@/server/workers/drawn-parts";
import { type DrawnSlide, drawSlide, type Parts, type Relation } from "@/server/workers/pptx/draw";
import { notesText, slideText } from "@/server/workers/pptx/slide-text";
import { all, parseXml, type XmlElement, type XmlNode } from "@/server/workers/xml";
import { entriesOf, fits, openZip } from "@/server/workers/zip-limits";
import type { DeckSlide } from "@/workshop/import/deck";
import { MAX_IMPORTED } from "@/workshop/import/imported";

type PptxRead =
  | {
      slides: DeckSlide[];
      /** Bytes of each picture in the output, one behind the other: one for each slide that is not hidden. */
      sizes: number[];
    }
  | { problem: "unreadable" | "too-large" | "too-many-slides" };

const LIMITS = { entries: 8_000, bytes: 500_000_000 };
const MAX_XML = 8_000_000;
const MAX_PICTURE = 30_000_000;
const MAX_PIXELS = 80_000_000;
/** Pixels. */
const SLIDE = { width: 1_920, height: 2_700 };
/** Bytes of pictures that wait for the next slide. */
const MAX_KEPT = 60_000_000;
const MAX_ROOTS = 60;

/** @param output a file for the pictures */
export async function readPptx({ input, output }: { input: string; output: string }): Promise<PptxRead> {
  sharp.concurrency(1);
  sharp.cache(false);
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(input);
    const entries = await entriesOf(zip, LIMITS.entries);
    if (!fits(entries, LIMITS)) return { problem: "too-large" };
    return await new Deck(zip, new Map(entries.map((e) => [e.fileName, e]))).read(output);
  } catch (error) {
    return { problem: error instanceof TooLarge ? "too-large" : "unreadable" };
  } finally {
    zip?.close();
  }
}

class TooLarge extends Error {}

type Picture = Awaited<ReturnType<Parts["picture"]>>;

class Deck implements Parts {
  private kept = 0;
  private readonly pictures = new Map<string, Picture>();
  private readonly roots = new Map<string, XmlElement | null>();

  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  async read(output: string): Promise<PptxRead> {
    const main = "ppt/presentation.xml";
    const order = all(all(await this.xml(main), "sldIdLst"), "sldId").map(
      (e) => Object.entries(e.attributes).find(([n]) => n.endsWith(":id"))?.[1] ?? "",
    );
    if (order.length > MAX_IMPORTED) return { problem: "too-many-slides" };
    if (order.length === 0) return { problem: "unreadable" };
    const relations = await this.relations(main);
    const slides: DeckSlide[] = [];
    const sizes: number[] = [];
    const file = createWriteStream(output);
    for (const [i, id] of order.entries()) {
      const target = relations.get(id)?.target;
      if (!target) throw new Error("a slide is missing");
      const { lost, ...slide } = await this.slide(target);
      if (!slide.hidden) {
        const drawn = await this.drawn(target, i + 1);
        for (const loss of drawn.lost) lost.add(loss);
        sizes.push(drawn.picture.length);
        if (!file.write(drawn.picture)) await once(file, "drain");
      }
      slides.push({ ...slide, lost: [...lost] });
    }
    await finished(file.end());
    return { slides, sizes };
  }

  private async slide(name: string) {
    const slide = slideText(await this.xml(name));
    const relations = await this.relations(name);
    const notes = [...relations.values()].find((r) => r.type.endsWith("/notesSlide"));
    return { ...slide, notes: notes ? notesText(await this.xml(notes.target)) : "" };
  }

  /** A slide that cannot be drawn is an empty one: its words come all the same. */
  private async drawn(name: string, index: number): Promise<Pick<DrawnSlide, "lost"> & { picture: Buffer }> {
    if (this.kept > MAX_KEPT) {
      this.pictures.clear();
      this.kept = 0;
    }
    try {
      const slide = await drawSlide(this, name, index);
      return { lost: slide.lost, picture: await pictureOf(slide) };
    } catch (error) {
      if (error instanceof TooLarge) throw error;
      const [width, height] = [SLIDE.width, (SLIDE.width * 9) / 16];
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#f4f4f4"/></svg>`;
      return { lost: new Set(["undrawn"]), picture: await pictureOf({ svg, width, height }) };
    }
  }

  async root(name: string): Promise<XmlElement | null> {
    if (this.roots.has(name)) return this.roots.get(name)!;
    const root = this.entries.has(name)
      ? ((await this.xml(name)).find((node): node is XmlElement => "name" in node) ?? null)
      : null;
    if (this.roots.size >= MAX_ROOTS) this.roots.clear();
    this.roots.set(name, root);
    return root;
  }

  async picture(name: string): Promise<Picture> {
    const earlier = this.pictures.get(name);
    if (earlier !== undefined) return earlier;
    const entry = this.entries.get(name);
    let picture: Picture = null;
    if (entry && entry.uncompressedSize <= MAX_PICTURE)
      picture = await encoded(await buffer(await this.zip.openReadStreamPromise(entry))).catch(() => null);
    this.kept += picture?.href.length ?? 0;
    this.pictures.set(name, picture);
    return picture;
  }

  private async xml(name: string): Promise<XmlNode[]> {
    const entry = this.entries.get(name);
    if (!entry) throw new Error("a part is missing");
    if (entry.uncompressedSize > MAX_XML) throw new TooLarge();
    return parseXml(await collected(await this.zip.openReadStreamPromise(entry)));
  }

  async relations(part: string): Promise<Map<string, Relation>> {
    const name = path.posix.join(path.posix.dirname(part), "_rels", `${path.posix.basename(part)}.rels`);
    if (!this.entries.has(name)) return new Map();
    return new Map(
      all(await this.xml(name), "Relationship").map(
        ({ attributes: { Id = "", Type = "", Target = "", TargetMode } }) => {
          const target = Target.startsWith("/")
            ? Target.slice(1)
            : path.posix.join(path.posix.dirname(part), Target);
          return [Id, { type: Type, target, external: TargetMode === "External" }];
        },
      ),
    );
  }
}

/** Encoded anew, so that nothing of the file's own bytes is drawn. */
async function encoded(bytes: Buffer): Promise<Picture> {
  const start = bytes.toString("utf8", 0, 1_000);
  const drawing = /<svg|<\?xml/i.test(start);
  if (drawing) {
    const text = bytes.toString("utf8");
    if (bytes.length > 2_000_000 || /<!ENTITY|<!ATTLIST/i.test(text) || drawnParts(text) > MAX_PARTS)
      return null;
  }
  const about = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { width = 0, height = 0, format = "" } = about;
  if (!width || !height || !/^(png|jpeg|gif|webp|tiff|svg)$/.test(format)) return null;
  const density = drawing ? Math.min(1_200, Math.max(18, (72 * SLIDE.width) / width)) : undefined;
  const read = sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1, ...(density ? { density } : {}) });
  const small = read
    .autoOrient()
    .toColourspace("srgb")
    .resize({ ...SLIDE, fit: "inside", withoutEnlargement: true });
  const seen = about.hasAlpha || drawing ? small.png({ compressionLevel: 2 }) : small.jpeg({ quality: 92 });
  const type = about.hasAlpha || drawing ? "png" : "jpeg";
  return { href: `data:image/${type};base64,${(await seen.toBuffer()).toString("base64")}`, width, height };
}

async function pictureOf({
  svg,
  width,
  height,
}: Pick<DrawnSlide, "svg" | "width" | "height">): Promise<Buffer> {
  const scale = Math.min(SLIDE.width / width, SLIDE.height / height);
  const drawn = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false },
    logLevel: "off",
  });
  const pixels = sharp(drawn.pixels, {
    raw: { width: drawn.width, height: drawn.height, channels: 4 },
  }).removeAlpha();
  const photo = svg.includes("<image ");
  return pixels
    .webp(photo ? { quality: 90, smartSubsample: true, effort: 3 } : { lossless: true, effort: 1 })
    .toBuffer();
}
