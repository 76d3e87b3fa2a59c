/**
 * A report as slides: some twenty for the closing round (title, story, the most important figures, a last
 * one), and in a section behind them all other results, to turn to on a question.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import PptxGenJs from "pptxgenjs";
import { allowedInXml } from "@/workshop/exports/xml";
import { palette } from "@/components/chart/palette";
import { leadingOf } from "@/components/chart/pen";
import { DRAWN_AT_ONCE, pipelined } from "@/server/exports/pipelined";
import { directionOf, piecesOf } from "@/server/exports/docx/runs";
import { fontsFor } from "@/server/exports/fonts";
import { outlineOf } from "@/server/exports/text-outlines";
import type { FileOptions } from "@/server/exports/report-docx";
import { type Drawing, type Picture, picturesOf } from "@/server/exports/report-picture";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { Report } from "@/workshop/debrief/report/report";
import { chosenFigures } from "@/workshop/debrief/report/short-report";

/** Inches: the slide, its margin, and where a figure stands. */
const SLIDE = { width: 13.33, height: 7.5, margin: 0.6 };
const INNER = SLIDE.width - 2 * SLIDE.margin;
const TOP = 1.25;
const FOOT = 6.95;
const WIDE = 330;
const DRAWN = 760;

const STORY: TextBox = { y: TOP, h: FOOT - TOP, size: 20, bullet: true };

type Slide = ReturnType<PptxGenJs["addSlide"]>;
type Add = (layout: Layout) => Slide;
const ink = (name: keyof typeof palette): string => palette[name].slice(1);

/**
 * Slides that open and close a section, and all others. Their titles are placeholders, which outlines and
 * screen readers find.
 */
const LAYOUTS = {
  opening: { y: 1.6, h: 1.6, size: 40, valign: "bottom", ground: "paper" },
  result: { y: 0.4, h: 0.7, size: 26, valign: "middle", ground: null },
} as const;
type Layout = keyof typeof LAYOUTS;
const TITLE = "title";

/** @throws the signal's reason where it is aborted */
export async function reportPptx(
  report: Report,
  { expert = false, progress, signal }: FileOptions = {},
): Promise<Buffer> {
  const { labels, story, quotes } = report;
  const deck = new PptxGenJs();
  deck.layout = "LAYOUT_WIDE";
  deck.title = allowedInXml(report.title);
  deck.subject = allowedInXml(labels.report);
  deck.author = "Plenary";
  deck.company = "Plenary";
  deck.rtlMode = report.direction === "rtl";
  const face = fontsFor(labels.report + report.facts.join(""))[0]!.family;
  deck.theme = { headFontFace: face, bodyFontFace: face };
  defineLayouts(deck, report.direction);
  const write = writer(report);
  const section = (title: string): Add => {
    deck.addSection({ title: allowedInXml(title) });
    return (layout) => deck.addSlide({ masterName: layout, sectionTitle: allowedInXml(title) });
  };

  const all = report.chapters.flatMap((c) =>
    c.parts.flatMap((part) => part.figures.map((figure) => ({ figure, part }))),
  );
  const chosen = chosenFigures(report);
  const first = all
    .filter(({ figure }) => chosen.has(figure))
    .map(({ figure: { more: _more, texts: _texts, ...figure }, part }) => ({ figure, part }));
  const rest = all.flatMap(({ figure, part }) => {
    if (!chosen.has(figure)) return [{ figure, part, begun: false }];
    // Its first drawing has been shown.
    return figure.more?.length || figure.texts?.length
      ? [{ figure: { ...figure, chart: null }, part, begun: true }]
      : [];
  });
  let done = 0;
  const showAll = async (
    figures: { figure: FigureModel; part: { title: string }; begun?: boolean }[],
    add: Add,
  ) => {
    const drawn = pipelined(figures, DRAWN_AT_ONCE, async (one) => ({
      ...one,
      drawings: await picturesOf(one.figure, report, expert, { width: DRAWN, most: 2_000 }),
    }));
    for await (const { figure, part, drawings, begun } of drawn) {
      signal?.throwIfAborted();
      figureSlides(
        add,
        { figure, drawings, title: titleOf(figure, part), begun: begun ?? false },
        report,
        write,
      );
      progress?.(++done, first.length + rest.length);
    }
  };

  const round = section(labels.round);
  titleSlide(round("opening"), report, write);
  const storyPages = readablePages(
    story.map((s) => s.edited ?? s.made),
    STORY,
  );
  const size = Math.min(...storyPages.map((page) => fittingSize(page, STORY)));
  for (const page of storyPages) {
    const slide = round("result");
    heading(slide, labels.story, write);
    write(slide, page, { ...STORY, size });
  }
  await showAll(first, round);
  closingSlide(round("opening"), report, write);
  if (rest.length + quotes.length > 0) {
    const behind = section(labels.rest);
    heading(behind("opening"), labels.rest, write, "opening");
    await showAll(rest, behind);
    for (const { question, texts } of quotes)
      for (const page of pages(texts))
        textSlide(behind("result"), question, labels.quotes, page, report, write);
  }
  return tidied((await deck.write({ outputType: "nodebuffer" })) as Buffer, report.language);
}

/** Its own title where that names its part. */
const titleOf = ({ title }: FigureModel, part: { title: string }): string =>
  title.startsWith(part.title) ? title : `${part.title} · ${title}`;

function defineLayouts(deck: PptxGenJs, direction: Report["direction"]): void {
  for (const [name, { y, h, size, valign, ground }] of Object.entries(LAYOUTS))
    deck.defineSlideMaster({
      title: name,
      ...(ground ? { background: { color: ink(ground) } } : {}),
      objects: [
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
              color: ink("ink"),
              valign,
              align: direction === "rtl" ? "right" : "left",
              margin: 0,
            },
            text: "",
          },
        },
      ],
    });
}

/**
 * Mends the library's slides: a text is in one language, by default the report's, and the properties of a
 * paragraph stand once instead of before each of its texts.
 */
function tidied(file: Buffer, language: string): Buffer {
  const parts = unzipSync(file);
  const tagged = Object.entries(parts).map(([name, bytes]) => {
    if (!/^ppt\/.*\.xml$/.test(name)) return [name, [bytes, { level: name.endsWith(".png") ? 0 : 6 }]];
    const xml = strFromU8(bytes)
      .replace(/(<\/a:r>)<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, "$1")
      .replaceAll(' altLang="en-US"', "")
      .replaceAll('lang="en-US"', `lang="${language}"`);
    return [name, [strToU8(xml), { level: 6 }]];
  });
  return Buffer.from(zipSync(Object.fromEntries(tagged) as Zippable));
}

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

/** @param place a layout: that of its title */
type Writer = (slide: Slide, texts: string | string[], place: TextBox | Layout) => void;

/**
 * Writes texts in their own direction and font. `x` is where reading starts: right in a right-to-left deck.
 */
const writer = (report: Report): Writer => {
  const { direction } = report;
  return (slide, texts, where) => {
    const lines = [texts].flat().map(allowedInXml);
    const titled = typeof where === "string";
    const place: TextBox = titled ? { ...LAYOUTS[where], bold: true } : where;
    const size = fittingSize(lines, place);
    slide.addText(
      lines.flatMap((line, i) => {
        const lineDirection = directionOf(line, direction);
        return piecesOf(line, report, lineDirection).map(({ text, language }, index, { length }) => ({
          text,
          options: {
            breakLine: index === length - 1 && i < lines.length - 1,
            rtlMode: lineDirection === "rtl",
            align: direction === "rtl" ? "right" : "left",
            lang: language,
            fontSize: size,
            lineSpacing: leadingOf(lines, size),
            fontFace: fontsFor(text).at(-1)!.family,
            ...(place.bullet ? { bullet: { indent: BULLET.indent }, paraSpaceAfter: BULLET.after } : {}),
          },
        }));
      }),
      titled ? { placeholder: TITLE, fit: "shrink", wrap: true } : boxOf({ ...place, size }, direction),
    );
  };
};

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

function boxOf(
  { x = SLIDE.margin, y, w = INNER, h, size, bold = false, color = ink("ink"), valign = "top" }: TextBox,
  direction: Report["direction"],
) {
  return {
    x: mirroredX(x, w, direction),
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

const mirroredX = (x: number, w: number, direction: Report["direction"]): number =>
  direction === "rtl" ? SLIDE.width - x - w : x;

function titleSlide(slide: Slide, report: Report, write: Writer): void {
  heading(slide, report.title, write, "opening");
  write(slide, [report.labels.report, ...report.facts].join(" · "), {
    y: 3.35,
    h: 0.6,
    size: 18,
    color: ink("inkSoft"),
  });
  writeTaken(slide, report, write);
  const stats = report.stats.slice(0, 4);
  const width = INNER / Math.max(1, stats.length);
  stats.forEach(({ value, text }, i) => {
    const x = SLIDE.margin + i * width;
    slide.addShape("rect", {
      x: mirroredX(x, width - 0.25, report.direction),
      y: 4.5,
      w: width - 0.25,
      h: 0.04,
      fill: { color: ink("sea") },
      line: { color: ink("sea"), width: 0 },
    });
    write(slide, value, {
      x,
      y: 4.6,
      w: width - 0.25,
      h: 0.8,
      size: 34,
      bold: true,
      color: ink("sea"),
      valign: "middle",
    });
    write(slide, text, { x, y: 5.4, w: width - 0.25, h: 1.2, size: 14, color: ink("inkSoft") });
  });
}

function writeTaken(slide: Slide, report: Report, write: Writer): void {
  if (report.taken) write(slide, report.taken, { y: FOOT, h: 0.3, size: 11, color: ink("inkSoft") });
}

function heading(slide: Slide, text: string, write: Writer, layout: Layout = "result"): void {
  write(slide, text, layout);
}

interface DrawnFigure {
  figure: FigureModel;
  drawings: readonly Drawing[];
  title: string;
  /** Its sentence stood on an earlier slide. */
  begun: boolean;
}

function figureSlides(
  add: Add,
  { figure, drawings, title, begun }: DrawnFigure,
  report: Report,
  write: Writer,
): void {
  if (drawings.length === 0 && !figure.texts) sentenceSlide(add("result"), figure, title, write);
  drawings.forEach(({ caption, chart, picture }, i) => {
    // A sentence stands with the first drawing of its figure.
    const lines = [begun || i > 0 ? "" : figure.reading, caption].filter(Boolean);
    if (picture)
      chartSlide(add("result"), picture, lines.join("\n").split("\n"), figure, title, report, write);
    else if (chart.type === "texts") textsSlides(add, chart, figure, title, report, write);
  });
  if (figure.texts) textsSlides(add, { type: "texts", groups: figure.texts }, figure, title, report, write);
}

function sentenceSlide(slide: Slide, figure: FigureModel, title: string, write: Writer): void {
  heading(slide, title, write);
  write(slide, figure.reading, { y: 2, h: 3, size: 28, valign: "middle" });
  writeHeads(slide, figure, write);
}

function chartSlide(
  slide: Slide,
  { png, width, height, alt }: Picture,
  lines: string[],
  figure: FigureModel,
  title: string,
  report: Report,
  write: Writer,
): void {
  heading(slide, title, write);
  const wide = height <= WIDE;
  write(slide, lines, wide ? { y: TOP, h: 1.25, size: 18 } : { y: TOP, w: 3.7, h: FOOT - TOP, size: 18 });
  const box = wide
    ? { x: SLIDE.margin, y: TOP + 1.35, w: INNER, h: FOOT - TOP - 1.4 }
    : { x: SLIDE.margin + 4, y: TOP, w: INNER - 4, h: FOOT - TOP };
  const scale = Math.min(box.w / width, box.h / height);
  const [w, h] = [width * scale, height * scale];
  slide.addImage({
    data: `image/png;base64,${png.toString("base64")}`,
    x: mirroredX(box.x, w, report.direction),
    y: box.y,
    w,
    h,
    altText: allowedInXml(alt),
  });
  writeHeads(slide, figure, write);
}

function textsSlides(
  add: Add,
  { groups }: Extract<Chart, { type: "texts" }>,
  figure: FigureModel,
  title: string,
  report: Report,
  write: Writer,
): void {
  for (const group of groups)
    for (const page of pages(group.texts))
      textSlide(add("result"), group.title || figure.reading, title, page, report, write);
}

function textSlide(
  slide: Slide,
  above: string,
  title: string,
  texts: string[],
  { direction }: Report,
  write: Writer,
): void {
  heading(slide, title, write);
  write(slide, above, { y: TOP, h: 0.6, size: 18, bold: true, color: ink("seaDeep"), valign: "middle" });
  slide.addShape("rect", {
    x: mirroredX(SLIDE.margin, 0.05, direction),
    y: TOP + 0.75,
    w: 0.05,
    h: FOOT - TOP - 0.9,
    fill: { color: ink("line") },
    line: { color: ink("line"), width: 0 },
  });
  write(slide, texts, {
    x: SLIDE.margin + 0.25,
    w: INNER - 0.25,
    y: TOP + 0.75,
    h: FOOT - TOP - 0.9,
    size: 18,
    bullet: true,
  });
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

function writeHeads(slide: Slide, { heads }: FigureModel, write: Writer): void {
  if (heads) write(slide, heads, { y: FOOT, h: 0.35, size: 12, color: ink("inkSoft"), valign: "middle" });
}

function closingSlide(slide: Slide, report: Report, write: Writer): void {
  heading(slide, report.labels.closing, write, "opening");
  write(slide, report.notes, { y: 3.4, h: 3, size: 14, color: ink("inkSoft"), bullet: true });
  writeTaken(slide, report, write);
}
