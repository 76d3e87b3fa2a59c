/** A report as slides for the closing plenary: title, story, one figure each with its sentence, and a last slide. */
import PptxGenJs from "pptxgenjs";
import { allowedInXml } from "@/workshop/export/xml";
import { palette } from "@/components/chart/palette";
import { AHEAD, ahead } from "@/server/export/ahead";
import { directionOf } from "@/server/export/docx/runs";
import { fontsFor } from "@/server/export/fonts";
import type { FileOptions } from "@/server/export/report-docx";
import { type Drawing, type Picture, picturesOf } from "@/server/export/report-picture";
import type { Chart } from "@/workshop/report/chart";
import type { FigureModel } from "@/workshop/report/figure";
import type { Report } from "@/workshop/report/report";

/** Inches: the slide, its margin, and where a figure stands. */
const SLIDE = { width: 13.33, height: 7.5, margin: 0.6 };
const INNER = SLIDE.width - 2 * SLIDE.margin;
const TOP = 1.25;
const FOOT = 6.95;
/** Drawings up to this height go over the whole width, with their sentence above; higher ones stand beside it. */
const WIDE = 330;
const DRAWN = 760;

type Slide = ReturnType<PptxGenJs["addSlide"]>;
const ink = (name: keyof typeof palette): string => palette[name].slice(1);

/** Throws the signal's reason where it is aborted. */
export async function reportPptx(
  report: Report,
  { expert = false, progress, signal }: FileOptions = {},
): Promise<Buffer> {
  const deck = new PptxGenJs();
  deck.layout = "LAYOUT_WIDE";
  deck.title = allowedInXml(report.title);
  deck.author = "Plenary";
  deck.company = "Plenary";
  deck.rtlMode = report.direction === "rtl";
  const face = fontsFor(report.labels.report + report.facts.join(""))[0]!.family;
  deck.theme = { headFontFace: face, bodyFontFace: face };
  const write = writer(report);
  titleSlide(deck.addSlide(), report, write);
  if (report.story.length > 0) storySlide(deck.addSlide(), report, write);
  const figures = report.chapters.flatMap((c) =>
    c.parts.flatMap((part) => part.figures.map((figure) => ({ figure, part }))),
  );
  const drawn = ahead(figures, AHEAD, async (one) => ({
    ...one,
    drawings: await picturesOf(one.figure, report, expert, { width: DRAWN, most: 2_000 }),
  }));
  let done = 0;
  for await (const { figure, part, drawings } of drawn) {
    signal?.throwIfAborted();
    figureSlides(
      deck,
      figure,
      drawings,
      figure.title === part.title ? part.title : `${part.title} · ${figure.title}`,
      report,
      write,
    );
    progress?.(++done, figures.length);
  }
  for (const { question, texts } of report.quotes)
    for (const page of pages(texts))
      textSlide(deck.addSlide(), question, report.labels.quotes, page, report, write);
  closingSlide(deck.addSlide(), report, write);
  return (await deck.write({ outputType: "nodebuffer" })) as Buffer;
}

interface Place {
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

type Writer = (slide: Slide, texts: string | string[], place: Place) => void;

/** Writes texts in their own direction and font. `x` is where reading starts: right in a right-to-left deck. */
const writer =
  ({ direction, language }: Report): Writer =>
  (
    slide,
    texts,
    {
      x = SLIDE.margin,
      y,
      w = INNER,
      h,
      size,
      bold = false,
      color = ink("ink"),
      valign = "top",
      bullet = false,
    },
  ) => {
    const lines = [texts].flat().map(allowedInXml);
    slide.addText(
      lines.map((text, i) => {
        const own = directionOf(text, direction);
        return {
          text,
          options: {
            breakLine: i < lines.length - 1,
            rtlMode: own === "rtl",
            align: direction === "rtl" ? "right" : "left",
            lang: language,
            fontFace: fontsFor(text).at(-1)!.family,
            ...(bullet ? { bullet: { indent: 16 }, paraSpaceAfter: 6 } : {}),
          },
        };
      }),
      {
        x: placed(x, w, direction),
        y,
        w,
        h,
        fontSize: size,
        bold,
        color,
        valign,
        margin: 0,
        fit: "shrink",
        wrap: true,
      },
    );
  };

const placed = (x: number, w: number, direction: Report["direction"]): number =>
  direction === "rtl" ? SLIDE.width - x - w : x;

function titleSlide(slide: Slide, report: Report, write: Writer): void {
  slide.background = { color: ink("paper") };
  write(slide, report.title, { y: 1.6, h: 1.6, size: 40, bold: true, valign: "bottom" });
  write(slide, [report.labels.report, ...report.facts].join(" · "), {
    y: 3.35,
    h: 0.6,
    size: 18,
    color: ink("inkSoft"),
  });
  taken(slide, report, write);
  const stats = report.stats.slice(0, 4);
  const width = INNER / Math.max(1, stats.length);
  stats.forEach(({ value, text }, i) => {
    const x = SLIDE.margin + i * width;
    slide.addShape("rect", {
      x: placed(x, width - 0.25, report.direction),
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

/** Who took the file out, where reading ends. */
function taken(slide: Slide, report: Report, write: Writer): void {
  if (report.taken) write(slide, report.taken, { y: FOOT, h: 0.3, size: 11, color: ink("inkSoft") });
}

function storySlide(slide: Slide, report: Report, write: Writer): void {
  heading(slide, report.labels.story, write);
  write(
    slide,
    report.story.map((s) => s.edited ?? s.made),
    { y: TOP, h: FOOT - TOP, size: 20, bullet: true },
  );
}

function heading(slide: Slide, text: string, write: Writer): void {
  write(slide, text, { y: 0.4, h: 0.7, size: 26, bold: true, valign: "middle" });
}

function figureSlides(
  deck: PptxGenJs,
  figure: FigureModel,
  drawings: readonly Drawing[],
  title: string,
  report: Report,
  write: Writer,
): void {
  if (drawings.length === 0 && !figure.texts) sentenceSlide(deck.addSlide(), figure, title, write);
  for (const { caption, chart, picture } of drawings) {
    if (picture) chartSlide(deck.addSlide(), picture, caption, figure, title, report, write);
    else if (chart.type === "texts") textsSlides(deck, chart, figure, title, report, write);
  }
  if (figure.texts) textsSlides(deck, { type: "texts", groups: figure.texts }, figure, title, report, write);
}

function sentenceSlide(slide: Slide, figure: FigureModel, title: string, write: Writer): void {
  heading(slide, title, write);
  write(slide, figure.reading, { y: 2, h: 3, size: 28, valign: "middle" });
  foot(slide, figure, write);
}

function chartSlide(
  slide: Slide,
  { png, width, height, alt }: Picture,
  caption: string,
  figure: FigureModel,
  title: string,
  report: Report,
  write: Writer,
): void {
  heading(slide, title, write);
  const wide = height <= WIDE;
  const said = caption ? `${figure.reading}\n${caption}`.split("\n") : [figure.reading];
  write(slide, said, wide ? { y: TOP, h: 1.25, size: 18 } : { y: TOP, w: 3.7, h: FOOT - TOP, size: 18 });
  const box = wide
    ? { x: SLIDE.margin, y: TOP + 1.35, w: INNER, h: FOOT - TOP - 1.4 }
    : { x: SLIDE.margin + 4, y: TOP, w: INNER - 4, h: FOOT - TOP };
  const scale = Math.min(box.w / width, box.h / height);
  const [w, h] = [width * scale, height * scale];
  slide.addImage({
    data: `image/png;base64,${png.toString("base64")}`,
    x: placed(box.x, w, report.direction),
    y: box.y,
    w,
    h,
    altText: allowedInXml(alt),
  });
  foot(slide, figure, write);
}

function textsSlides(
  deck: PptxGenJs,
  { groups }: Extract<Chart, { type: "texts" }>,
  figure: FigureModel,
  title: string,
  report: Report,
  write: Writer,
): void {
  for (const group of groups)
    for (const page of pages(group.texts))
      textSlide(deck.addSlide(), group.title || figure.reading, title, page, report, write);
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
    x: placed(SLIDE.margin, 0.05, direction),
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
  const found: string[][] = [];
  let [letters, page]: [number, string[]] = [0, []];
  for (const text of texts) {
    const long = Math.max(80, text.length);
    if (page.length > 0 && letters + long > 800) {
      found.push(page);
      [letters, page] = [0, []];
    }
    page.push(text);
    letters += long;
  }
  return page.length > 0 ? [...found, page] : found;
}

function foot(slide: Slide, { heads }: FigureModel, write: Writer): void {
  if (heads) write(slide, heads, { y: FOOT, h: 0.35, size: 12, color: ink("inkSoft"), valign: "middle" });
}

function closingSlide(slide: Slide, report: Report, write: Writer): void {
  slide.background = { color: ink("paper") };
  write(slide, report.labels.closing, { y: 1.6, h: 1.2, size: 40, bold: true, valign: "bottom" });
  write(slide, report.notes, { y: 3.2, h: 3, size: 14, color: ink("inkSoft"), bullet: true });
  taken(slide, report, write);
}
