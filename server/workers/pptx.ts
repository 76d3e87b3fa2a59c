/**
 * Reads a presentation (.pptx) without drawing it: slides in their order with notes, and pictures into a
 * folder. Names in the archive are only ever looked up, never used as paths on the disk. Runs in a child.
 */
import { createWriteStream } from "node:fs";
import path from "node:path";
import { text as collected } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { Entry, ZipFile } from "yauzl";
import { notesText, slideText } from "@/server/workers/pptx-slide";
import { all, parseXml, type XmlNode } from "@/server/workers/xml";
import { entriesOf, fits, openZip } from "@/server/workers/zip-limits";
import type { DeckSlide } from "@/workshop/import/deck";
import { MAX_IMPORTED } from "@/workshop/import/imported";

type PptxRead =
  | {
      slides: DeckSlide[];
      /** Parts of it lie elsewhere; a program that draws it might fetch them. */
      outside: boolean;
    }
  | { problem: "unreadable" | "too-large" | "too-many-slides" };

const LIMITS = { entries: 8_000, bytes: 500_000_000 };
const MAX_XML = 8_000_000;
const MAX_PICTURE = 10_000_000;
const PICTURES = /\.(png|jpe?g|gif|webp|tiff?|svg)$/i;

export async function readPptx({ input, output }: { input: string; output: string }): Promise<PptxRead> {
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(input);
    const entries = await entriesOf(zip, LIMITS.entries);
    if (!fits(entries, LIMITS)) return { problem: "too-large" };
    return await new Deck(zip, new Map(entries.map((e) => [e.fileName, e])), output).read();
  } catch (error) {
    return { problem: error instanceof TooLarge ? "too-large" : "unreadable" };
  } finally {
    zip?.close();
  }
}

class TooLarge extends Error {}

interface Relation {
  type: string;
  target: string;
  external: boolean;
}

class Deck {
  private outside = false;
  private count = 0;
  private readonly taken = new Map<string, string>();

  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly output: string,
  ) {}

  async read(): Promise<PptxRead> {
    const main = "ppt/presentation.xml";
    const order = all(all(await this.xml(main), "sldIdLst"), "sldId").map(
      (e) => Object.entries(e.attributes).find(([n]) => n.endsWith(":id"))?.[1] ?? "",
    );
    if (order.length > MAX_IMPORTED) return { problem: "too-many-slides" };
    if (order.length === 0) return { problem: "unreadable" };
    const relations = await this.relations(main);
    for (const name of this.entries.keys())
      if (name.endsWith(".rels") && !this.outside) await this.lookOutside(name);
    const slides: DeckSlide[] = [];
    for (const id of order) {
      const target = relations.get(id)?.target;
      if (!target) throw new Error("a slide is missing");
      slides.push(await this.slide(target));
    }
    return { slides, outside: this.outside };
  }

  private async slide(name: string): Promise<DeckSlide> {
    const slide = slideText(await this.xml(name));
    const relations = await this.relations(name);
    const notes = [...relations.values()].find((r) => r.type.endsWith("/notesSlide"));
    const pictures: DeckSlide["pictures"] = [];
    for (const { relation, alt } of slide.pictures) {
      const target = relations.get(relation);
      const file = target && !target.external ? await this.picture(target.target) : null;
      if (file) pictures.push({ file, alt });
      else slide.left.push("a picture in a format that browsers do not show");
    }
    const left = [...new Set(slide.left)];
    return {
      title: slide.title,
      body: slide.body,
      hidden: slide.hidden,
      left,
      pictures,
      notes: notes ? notesText(await this.xml(notes.target)) : "",
    };
  }

  /** Unpacks a picture under a name of ours, once. */
  private async picture(name: string): Promise<string | null> {
    const earlier = this.taken.get(name);
    if (earlier) return earlier;
    const entry = this.entries.get(name);
    if (!entry || !PICTURES.test(name) || entry.uncompressedSize > MAX_PICTURE) return null;
    const file = `picture-${++this.count}`;
    await pipeline(
      await this.zip.openReadStreamPromise(entry),
      createWriteStream(path.join(this.output, file)),
    );
    this.taken.set(name, file);
    return file;
  }

  private async xml(name: string): Promise<XmlNode[]> {
    const entry = this.entries.get(name);
    if (!entry) throw new Error("a part is missing");
    if (entry.uncompressedSize > MAX_XML) throw new TooLarge();
    return parseXml(await collected(await this.zip.openReadStreamPromise(entry)));
  }

  private async relations(part: string): Promise<Map<string, Relation>> {
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

  /**
   * Links that people click are harmless; a program that draws it would fetch everything else from elsewhere.
   */
  private async lookOutside(name: string): Promise<void> {
    const hasLink = all(await this.xml(name), "Relationship").some(
      (r) => r.attributes.TargetMode === "External" && !r.attributes.Type?.endsWith("/hyperlink"),
    );
    if (hasLink) this.outside = true;
  }
}
