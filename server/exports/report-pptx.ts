/**
 * A report as slides: the closing deck to present (title, story, the most important figures with their native
 * charts, a last one), or every figure, chapter by chapter.
 */
import PptxGenJs from "pptxgenjs";
import sharp from "sharp";
import { allowedInXml } from "@/workshop/exports/xml";
import { addNative } from "@/server/exports/pptx/charts";
import { nativeDrawing } from "@/server/exports/pptx/native";
import { tidied } from "@/server/exports/pptx/tidied";
import { leadingOf } from "@/components/chart/pen";
import { DRAWN_AT_ONCE, pipelined } from "@/server/exports/pipelined";
import { directionOf, piecesOf } from "@/server/exports/docx/runs";
import { fontsFor } from "@/server/workers/fonts";
import { outlineOf } from "@/server/workers/text-outlines";
import type { FileOptions } from "@/server/exports/report-docx";
import type { CertificateLogo } from "@/server/workers/certificates";
import { type Drawing, type Picture, picturesOf } from "@/server/exports/report-picture";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { Report, ReportChapter } from "@/workshop/debrief/report/report";
import { figureIn } from "@/workshop/debrief/report/front";
import { chosenFigures } from "@/workshop/debrief/report/short-report";

/** Inches: the slide, its margin, and where a figure stands. */
const SLIDE = { width: 13.33, height: 7.5, margin: 0.6 };
const INNER = SLIDE.width - 2 * SLIDE.margin;
const TOP = 1.25;
const FOOT = 6.95;
/** The sentence stands beside what is high, and above what is wide. */
const BESIDE = 3.7;
const ABOVE: TextBox = { y: TOP, h: 1.25, size: 20 };
const WIDE = 330;
const DRAWN = 760;

const STORY: TextBox = { y: TOP, h: FOOT - TOP, size: 20, bullet: true };

type Slide = ReturnType<PptxGenJs["addSlide"]>;
type Add = (layout: Layout) => Slide;
type TextGroups = Extract<Chart, { type: "texts" }>["groups"];

const [INK, SOFT, SEA, DEEP, PALE] = ["tx1", "accent5", "accent1", "accent6", "accent4"] as const;

/**
 * Slides that open and close a section, and all others. Their titles are placeholders, which outlines and
 * screen readers find.
 */
const LAYOUTS = {
  opening: { y: 1.6, h: 1.6, size: 40, valign: "bottom", ground: "bg2", logo: { y: 0.5, h: 0.7, most: 3 } },
  result: {
    y: 0.4,
    h: 0.7,
    size: 26,
    valign: "middle",
    ground: null,
    logo: { y: 0.1, h: 0.3, most: 1.5 },
  },
} as const;
type Layout = keyof typeof LAYOUTS;
const TITLE = "title";

interface Shown {
  figure: FigureModel;
  title: string;
}

/** @throws the signal's reason where it is aborted */
export async function closingDeck(
  report: Report,
  options: FileOptions = {},
  logo: CertificateLogo | null = null,
): Promise<Buffer> {
  const { labels, front } = report;
  const deck = new Deck(report, logo && (await logoPicture(logo)));
  const chosen = chosenFigures(report);
  const shown = figuresOf(report.chapters)
    .filter(({ figure }) => chosen.has(figure))
    .map(({ figure: { more: _more, texts: _texts, ...figure }, title }) => ({ figure, title }));
  const pictures = front.pictures.map(figureIn).map((figure) => ({ figure, title: figure.title }));
  const add = deck.section(labels.round);
  deck.title(add("opening"));
  await showAll(deck, add, pictures, report, options);
  const storyPages = readablePages(
    front.rest.map((s) => s.edited ?? s.made),
    STORY,
  );
  const size = Math.min(...storyPages.map((page) => fittingSize(page, STORY)));
  for (const page of storyPages) {
    const slide = add("result");
    deck.write(slide, labels.story, "result");
    deck.write(slide, page, { ...STORY, size });
  }
  await showAll(deck, add, shown, report, options);
  deck.closing(add("opening"));
  return tidied(await deck.file(), report.language);
}

/** Large enough for the place on an opening slide, at 200 pixels an inch. */
async function logoPicture({ bytes, alt }: CertificateLogo): Promise<Picture> {
  const { data: png, info } = await sharp(Buffer.from(bytes, "base64"))
    .resize({ width: 600, height: 140, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png, width: info.width, height: info.height, alt };
}

/** Every figure and released text, to turn to on a question. @throws the signal's reason where it is aborted */
export async function figuresDeck(report: Report, options: FileOptions = {}): Promise<Buffer> {
  const { labels, quotes, chapters } = report;
  const deck = new Deck(report);
  const total = figuresOf(chapters).length;
  let before = 0;
  deck.title(deck.section(labels.rest)("opening"));
  for (const chapter of chapters) {
    const add = deck.section(chapter.title);
    const shown = figuresOf([chapter]);
    deck.write(add("opening"), chapter.title, "opening");
    const done = before;
    const progress = (count: number) => options.progress?.(done + count, total);
    await showAll(deck, add, shown, report, { ...options, progress });
    before += shown.length;
  }
  if (quotes.length > 0) {
    const add = deck.section(labels.quotes);
    for (const { question, texts } of quotes) deck.texts(add, question, labels.quotes, texts);
  }
  return tidied(await deck.file(), report.language);
}

const figuresOf = (chapters: readonly ReportChapter[]): Shown[] =>
  chapters.flatMap((c) =>
    c.parts.flatMap((part) => part.figures.map((figure) => ({ figure, title: titleOf(figure, part) }))),
  );

async function showAll(
  deck: Deck,
  add: Add,
  shown: readonly Shown[],
  report: Report,
  { expert = false, progress, signal }: FileOptions,
): Promise<void> {
  let done = 0;
  const drawn = pipelined(shown, DRAWN_AT_ONCE, async (one) => ({
    ...one,
    drawings: await picturesOf(one.figure, report, expert, { width: DRAWN, most: 2_000 }),
  }));
  for await (const { figure, title, drawings } of drawn) {
    signal?.throwIfAborted();
    deck.figure(add, figure, drawings, title, expert);
    progress?.(++done, shown.length);
  }
}

/** Its own title where that names its part. */
const titleOf = ({ title }: FigureModel, part: { title: string }): string =>
  title.startsWith(part.title) ? title : `${part.title} · ${title}`;

interface TextBox {
  x?: number;
  y: number;
  w?: number;
  h: number;
  size: number;
  bold?: boolean;
  color?: string;
  valign?: "top" | "middle" | "bottom";
  bullet?: boolean;
}

/** Points. */
const INCH = 72;
const BULLET = { indent: 16, after: 6 };
/** The least size of small print, and of what a room reads. */
const SMALLEST = 11;
const READ = 16;
/** Lines end where words do, somewhat before the edge. */
const FILLED = 0.93;

/** With the line spacing of `leadingOf`. */
function fits(
  texts: readonly string[],
  { w = INNER, h, bold = false, bullet }: TextBox,
  size: number,
): boolean {
  const width = FILLED * (w * INCH - (bullet ? BULLET.indent : 0));
  const leading = leadingOf(texts, size);
  const lines = texts.map((text) =>
    Math.max(1, Math.ceil(((outlineOf(text, bold).width / 1_000) * size) / width)),
  );
  return lines.reduce((sum, n) => sum + n * leading + (bullet ? BULLET.after : 0), 0) <= h * INCH;
}

/** Up to the place's own; PowerPoint makes texts no smaller before an edit. */
function fittingSize(texts: readonly string[], place: TextBox): number {
  let { size } = place;
  while (size > SMALLEST && !fits(texts, place, size)) size--;
  return size;
}

/** Texts by the slides on which they can be read. */
function readablePages(texts: readonly string[], place: TextBox): string[][] {
  const pages: string[][] = [];
  for (const text of texts) {
    const page = pages.at(-1);
    if (page && fits([...page, text], place, READ)) page.push(text);
    else pages.push([text]);
  }
  return pages;
}

/** So many letters and lines as can be read on one slide. */
function pages(texts: readonly string[]): string[][] {
  const full: string[][] = [];
  let [letters, page]: [number, string[]] = [0, []];
  for (const text of texts) {
    const long = Math.max(80, text.length);
    if (page.length > 0 && letters + long > 800) {
      full.push(page);
      [letters, page] = [0, []];
    }
    page.push(text);
    letters += long;
  }
  return page.length > 0 ? [...full, page] : full;
}

class Deck {
  private readonly deck = new PptxGenJs();
  private readonly rtl: boolean;

  /** @param logo above the titles of all slides */
  constructor(
    private readonly report: Report,
    private readonly logo: Picture | null = null,
  ) {
    const { deck } = this;
    const { labels, title, facts, direction } = report;
    this.rtl = direction === "rtl";
    deck.layout = "LAYOUT_WIDE";
    deck.title = allowedInXml(title);
    deck.subject = allowedInXml(labels.report);
    deck.author = "Plenary";
    deck.company = "Plenary";
    deck.rtlMode = this.rtl;
    const face = fontsFor(labels.report + facts.join(""))[0]!.family;
    deck.theme = { headFontFace: face, bodyFontFace: face };
    for (const [name, layout] of Object.entries(LAYOUTS)) this.defineLayout(name, layout);
  }

  file = async (): Promise<Buffer> => (await this.deck.write({ outputType: "nodebuffer" })) as Buffer;

  section(title: string): Add {
    const sectionTitle = allowedInXml(title);
    this.deck.addSection({ title: sectionTitle });
    return (masterName) => this.deck.addSlide({ masterName, sectionTitle });
  }

  /**
   * Writes texts in their own direction and font.
   * @param where a place, whose `x` is where reading starts, or a layout: the place of its title
   */
  write(slide: Slide, texts: string | string[], where: TextBox | Layout): void {
    const lines = [texts].flat().map(allowedInXml);
    const titled = typeof where === "string";
    const place: TextBox = titled ? { ...LAYOUTS[where], bold: true } : where;
    const size = fittingSize(lines, place);
    slide.addText(
      lines.flatMap((line, i) =>
        this.runs(line).map(({ text, options }, index, { length }) => ({
          text,
          options: {
            ...options,
            breakLine: index === length - 1 && i < lines.length - 1,
            align: this.align,
            fontSize: size,
            lineSpacing: leadingOf(lines, size),
            ...(place.bullet ? { bullet: { indent: BULLET.indent }, paraSpaceAfter: BULLET.after } : {}),
          },
        })),
      ),
      titled ? { placeholder: TITLE, fit: "shrink", wrap: true } : this.box({ ...place, size }),
    );
  }

  private runs(line: string) {
    const { report } = this;
    const direction = directionOf(line, report.direction);
    return piecesOf(allowedInXml(line), report, direction).map(({ text, language }) => ({
      text,
      options: { rtlMode: direction === "rtl", lang: language, fontFace: fontsFor(text).at(-1)!.family },
    }));
  }

  title(slide: Slide): void {
    const { title, labels, facts } = this.report;
    this.write(slide, title, "opening");
    this.write(slide, [labels.report, ...facts].join(" · "), { y: 3.35, h: 0.6, size: 18, color: SOFT });
    this.taken(slide);
    const stats = this.report.stats.slice(0, 4);
    const width = INNER / Math.max(1, stats.length);
    const w = width - 0.25;
    stats.forEach(({ value, text }, i) => {
      const x = SLIDE.margin + i * width;
      this.bar(slide, SEA, { x, y: 4.5, w, h: 0.04 });
      const place = { x, w, y: 4.6, h: 0.8, size: 34, bold: true, color: SEA } as const;
      this.write(slide, value, { ...place, valign: "middle" });
      this.write(slide, text, { x, y: 5.4, w, h: 1.2, size: 14, color: SOFT });
    });
  }

  closing(slide: Slide): void {
    this.write(slide, this.report.labels.closing, "opening");
    this.write(slide, this.report.notes, { y: 3.4, h: 3, size: 14, color: SOFT, bullet: true });
    this.taken(slide);
  }

  figure(add: Add, figure: FigureModel, drawings: readonly Drawing[], title: string, expert: boolean): void {
    const begin = (): Slide => {
      const slide = add("result");
      this.write(slide, title, "result");
      this.heads(slide, figure);
      const { reading, how, heads, expert: key } = figure;
      slide.addNotes(allowedInXml([reading, how, heads, expert ? key : ""].filter(Boolean).join("\n\n")));
      return slide;
    };
    if (drawings.length === 0 && !figure.texts)
      this.write(begin(), figure.reading, { y: 2, h: 3, size: 28, valign: "middle" });
    const writeAll = (groups: TextGroups) => {
      if (this.besideOneAnother(groups, begin, figure.reading)) return;
      for (const group of groups) this.texts(add, group.title || figure.reading, title, group.texts);
    };
    for (const [i, { caption, chart, picture }] of drawings.entries()) {
      if (chart.type === "texts") {
        writeAll(chart.groups);
        continue;
      }
      // A sentence stands with the first drawing of its figure.
      const lines = [i > 0 ? "" : figure.reading, caption].filter(Boolean).join("\n").split("\n");
      const slide = begin();
      if (!this.native(slide, chart, lines, figure, expert) && picture) this.picture(slide, picture, lines);
    }
    if (figure.texts) writeAll(figure.texts);
  }

  /** @returns false where the slide has no native drawing of it */
  private native(slide: Slide, chart: Chart, lines: string[], figure: FigureModel, expert: boolean): boolean {
    const drawing = nativeDrawing(chart, expert);
    if (!drawing) return false;
    const wide = "grid" in drawing;
    const x = wide ? SLIDE.margin : SLIDE.margin + BESIDE + 0.3;
    const y = wide ? TOP + 1.35 : TOP;
    const box = { x, y, w: SLIDE.width - SLIDE.margin - x, h: FOOT - y - 0.1 };
    const place = { ...box, x: this.mirrored(box.x, box.w) };
    const alt = `${figure.title}. ${figure.reading}`;
    if (!addNative(slide, drawing, place, { rtl: this.rtl, alt, runs: (text) => this.runs(text) }))
      return false;
    this.write(slide, lines, wide ? ABOVE : { y: TOP, w: BESIDE, h: FOOT - TOP, size: 20 });
    return true;
  }

  /** Two to four short lists as columns of one slide. @returns false where they need more than one */
  private besideOneAnother(groups: TextGroups, begin: () => Slide, above: string): boolean {
    if (groups.length < 2 || groups.length > 4) return false;
    const w = INNER / groups.length - 0.25;
    const [y, h] = [TOP + 1.4, FOOT - TOP - 1.5];
    if (!groups.every(({ texts }) => fits(texts, { w, y, h, size: READ, bullet: true }, READ))) return false;
    const slide = begin();
    this.write(slide, above, { y: TOP, h: 0.6, size: 18, bold: true, color: DEEP, valign: "middle" });
    groups.forEach(({ title, texts }, i) => {
      const x = SLIDE.margin + i * (w + 0.25);
      this.bar(slide, SEA, { x, y: TOP + 0.75, w, h: 0.04 });
      this.write(slide, title, { x, y: TOP + 0.82, w, h: 0.5, size: 16, bold: true, valign: "middle" });
      this.write(slide, texts, { x, y, w, h, size: 18, bullet: true });
    });
    return true;
  }

  /** Texts over as many slides as they need. @param above says what they are */
  texts(add: Add, above: string, title: string, texts: readonly string[]): void {
    const [y, h] = [TOP + 0.75, FOOT - TOP - 0.9];
    for (const page of pages(texts)) {
      const slide = add("result");
      this.write(slide, title, "result");
      this.write(slide, above, { y: TOP, h: 0.6, size: 18, bold: true, color: DEEP, valign: "middle" });
      this.bar(slide, PALE, { x: SLIDE.margin, y, w: 0.05, h });
      this.write(slide, page, { x: SLIDE.margin + 0.25, w: INNER - 0.25, y, h, size: 18, bullet: true });
    }
  }

  private picture(slide: Slide, { png, width, height, alt }: Picture, lines: string[]): void {
    const wide = height <= WIDE;
    this.write(slide, lines, wide ? ABOVE : { y: TOP, w: BESIDE, h: FOOT - TOP, size: 20 });
    const box = wide
      ? { x: SLIDE.margin, y: TOP + 1.35, w: INNER, h: FOOT - TOP - 1.4 }
      : { x: SLIDE.margin + 4, y: TOP, w: INNER - 4, h: FOOT - TOP };
    const scale = Math.min(box.w / width, box.h / height);
    const [w, h] = [width * scale, height * scale];
    slide.addImage(this.image({ png, alt }, box.x, box.y, w, h));
  }

  private image({ png, alt }: Pick<Picture, "png" | "alt">, x: number, y: number, w: number, h: number) {
    const data = `image/png;base64,${png.toString("base64")}`;
    return { data, x: this.mirrored(x, w), y, w, h, altText: allowedInXml(alt) };
  }

  /** Where a line of reading ends. */
  private logoOn({ y, h, most }: { y: number; h: number; most: number }) {
    if (!this.logo) return [];
    const scale = Math.min(h / this.logo.height, most / this.logo.width);
    const [w, high] = [this.logo.width * scale, this.logo.height * scale];
    return [{ image: this.image(this.logo, SLIDE.width - SLIDE.margin - w, y, w, high) }];
  }

  private heads(slide: Slide, { heads }: FigureModel): void {
    if (heads) this.write(slide, heads, { y: FOOT, h: 0.35, size: 12, color: SOFT, valign: "middle" });
  }

  private taken(slide: Slide): void {
    const { taken } = this.report;
    if (taken) this.write(slide, taken, { y: FOOT, h: 0.3, size: 11, color: SOFT });
  }

  private bar(slide: Slide, color: string, { x, y, w, h }: Record<"x" | "y" | "w" | "h", number>): void {
    slide.addShape("rect", {
      x: this.mirrored(x, w),
      y,
      w,
      h,
      fill: { color },
      line: { color, width: 0 },
    });
  }

  private box(place: TextBox) {
    const { x = SLIDE.margin, y, w = INNER, h } = place;
    const { size, bold = false, color = INK, valign = "top" } = place;
    return {
      x: this.mirrored(x, w),
      y,
      w,
      h,
      fontSize: size,
      bold,
      color,
      valign,
      margin: 0,
      fit: "shrink" as const,
      wrap: true,
    };
  }

  private mirrored(x: number, w: number): number {
    return this.rtl ? SLIDE.width - x - w : x;
  }

  private get align(): "right" | "left" {
    return this.rtl ? "right" : "left";
  }

  private defineLayout(title: string, { y, h, size, valign, ground, logo }: (typeof LAYOUTS)[Layout]): void {
    this.deck.defineSlideMaster({
      title,
      ...(ground ? { background: { color: ground } } : {}),
      objects: [
        ...this.logoOn(logo),
        {
          placeholder: {
            options: {
              name: TITLE,
              type: "title",
              x: SLIDE.margin,
              y,
              w: INNER,
              h,
              fontSize: size,
              bold: true,
              color: INK,
              valign,
              align: this.align,
              margin: 0,
            },
            text: "",
          },
        },
      ],
    });
  }
}
