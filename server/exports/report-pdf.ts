/**
 * A report as a PDF that every reader can use: tagged, titled, with bookmarks and alternative texts. Texts and
 * drawings go to the type-setter as data.
 */
import { PADDING } from "@/components/chart/chart-svg";
import type { PlacedText } from "@/components/chart/pen";
import { tableShape } from "@/server/exports/docx/table";
import { directionOf } from "@/server/exports/docx/runs";
import { drawingsOf, svgOf } from "@/server/exports/report-picture";
import { pdfsOf } from "@/server/workers/typst/compile";
import { breakable, familiesFor } from "@/server/workers/typst/fonts";
import { ownName } from "@/messages/languages";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel, Table } from "@/model/figures/figure";
import { languageSplitter } from "@/workshop/debrief/report/languages";
import type { StorySentence } from "@/workshop/debrief/report/front";
import type { Report } from "@/workshop/debrief/report/report";

export interface PdfOptions {
  paper: "a4" | "letter";
  expert?: boolean;
  /** Of a short one the sessions follow one another on the same page; a page has all of it on one. */
  extent?: "whole" | "short" | "page";
}

/** Points for one pixel of a drawing: its letters are about as large as a table's. */
const SCALE = 0.6;
/** Pixels of a drawing as wide as the text. */
const WHOLE = Math.floor(487.5 / SCALE);
/** Of one of two side by side. */
const HALF = Math.floor((WHOLE - 24) / 2);

/** Of a table beside a drawing, in the measure of tables. */
const HALF_TABLE = 4_600;

/** A number stays with the word or sign before it, and so do two numbers with a line between them. */
const unbroken = (cell: string): string =>
  cell.replace(/ (?=[\p{Nd}–−%])/gu, "\u00a0").replace(/(?<=\p{Nd})–(?=\p{Nd})/gu, "–\u2060");

/** Scripts with marks above and below need higher lines. */
export const TALL = /^(ar|th)\b/;

export function reportPdf(report: Report, { paper, expert = false, extent = "whole" }: PdfOptions): Buffer {
  const { labels, language } = report;
  const { say, maybe, tagOf, fonts } = typeSetting(report, report);
  const sayStory = ({ edited, made }: StorySentence) => say(edited ?? made);
  const groups = (all: { title: string; texts: string[] }[] = []) =>
    all.map(({ title, texts }) => ({ title: maybe(title), texts: texts.map(say) }));
  const table = (one: Table, half: boolean) => {
    const { caption } = one;
    const head = one.head.map(unbroken);
    const rows = one.rows.map((row) => row.map((cell) => unbroken(String(cell))));
    const { widths, flush } = tableShape({ caption, head, rows }, half ? HALF_TABLE : undefined);
    const row = (cells: readonly string[]) => widths.map((_, i) => say(cells[i] ?? ""));
    return {
      caption: say(caption),
      widths,
      flush,
      head: row(head),
      rows: rows.map(row),
      spans: spansOf(rows),
    };
  };
  const drawing = (one: FigureModel, chart: Chart, width = chart.type === "columns" ? HALF : WHOLE) => {
    const texts: PlacedText[] = [];
    const drawn = svgOf(chart, one, report, expert, width, { texts });
    return { ...drawn, texts, padding: PADDING, alt: `${one.title}. ${one.reading}` };
  };
  const figure = (one: FigureModel, part: { title: string; lead?: string }) => ({
    beside: fitsBeside(one),
    title: one.title === part.title ? null : say(one.title),
    question: one.question && one.question !== part.lead ? one.question.split("\n").map(say) : [],
    reading: say(one.reading),
    drawings: sideBySide(
      drawingsOf(one).map(({ caption, chart }) => ({
        caption: maybe(caption),
        half: chart.type === "columns",
        ...(chart.type === "texts" ? { groups: groups(chart.groups) } : drawing(one, chart)),
      })),
    ),
    small: [one.heads, one.how, expert ? one.howKey : undefined].flatMap((text) => maybe(text) ?? []),
    expert: expert && one.expert ? one.expert.split("\n").map(say) : [],
    groups: groups(one.texts),
    tables: one.tables.filter((t) => t.rows.length > 0).map((t) => table(t, fitsBeside(one))),
  });
  const data = {
    paper,
    extent,
    scale: SCALE,
    language: tagOf(language),
    rtl: report.direction === "rtl",
    tall: TALL.test(language),
    fonts,
    name: report.title,
    title: say(report.title),
    facts: say([labels.report, ...report.facts].join(" · ")),
    running: report.ended ? null : say(labels.running),
    taken: say(report.taken ?? ""),
    stats: report.stats.map(({ value, text }) => ({ value: say(value), text: say(text) })),
    pictures: report.front.pictures.map(({ headline, figure, sentences }, i) => ({
      headline: say(headline),
      sentences: sentences.length > 0 ? sentences.map(sayStory) : [say(figure.reading)],
      drawing: figure.chart && drawing(figure, figure.chart, i === 0 ? WHOLE : HALF),
    })),
    story: report.front.rest.map(sayStory),
    spoken: report.front.quotes.map(say),
    plan:
      report.front.plan &&
      table(
        { caption: report.front.plan.title, head: report.front.plan.head, rows: report.front.plan.rows },
        extent === "page",
      ),
    remark: maybe(report.remark),
    labels: {
      story: say(labels.story),
      contents: say(labels.contents),
      remark: say(labels.remark),
      expert: say(labels.expert),
      quotes: say(labels.quotes),
      notes: say(labels.notes),
    },
    chapters: report.chapters.map(({ title, parts }) => ({
      title: say(title),
      parts: parts.map((part) => ({
        title: say(part.title),
        lead: maybe(part.lead),
        figures: part.figures.map((one) => figure(one, part)),
        remark: maybe(part.remark),
      })),
    })),
    quotes: groups(report.quotes.map(({ question, texts }) => ({ title: question, texts }))),
    notes: report.notes.map(say),
  };
  return pdfsOf("report", [data])[0]!;
}

/** Texts of a report for the type-setter. @param all what is set @returns also the fonts, filled as texts are said */
export function typeSetting(report: Report, all: unknown) {
  const split = languageSplitter(report);
  const letters = JSON.stringify(all);
  const fonts: Record<string, string[]> = {};
  const tagOf = (tag: string): string => {
    const short = tag.split("-")[0]!;
    fonts[short] ??= familiesFor(letters, ownName(short));
    return short;
  };
  const say = (text: string) => ({
    rtl: directionOf(text, report.direction) === "rtl",
    parts: split(text).map((part) => [breakable(part.text), tagOf(part.language)]),
  });
  const maybe = (text: string | null | undefined) => (text ? say(text) : null);
  return { say, maybe, tagOf, fonts };
}

/** Rows of drawings, the narrow ones in twos. */
function sideBySide<T extends { half: boolean }>(drawings: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const one of drawings) {
    const last = rows.at(-1);
    if (one.half && last?.length === 1 && last[0]!.half) last.push(one);
    else rows.push([one]);
  }
  return rows;
}

/** Rows of each cell of the first column: equal names in turn are one cell, and 0 where an earlier one stands. */
function spansOf(rows: Table["rows"]): number[] {
  const spans = rows.map(() => 1);
  for (let i = rows.length - 1; i > 0; i--)
    if (rows[i]![0] === rows[i - 1]![0]) {
      spans[i - 1]! += spans[i]!;
      spans[i] = 0;
    }
  return spans;
}

/** A small table may stand beside a narrow drawing. */
const fitsBeside = ({ chart, more = [], tables }: FigureModel): boolean =>
  chart?.type === "columns" &&
  more.length === 0 &&
  tables.length === 1 &&
  tables[0]!.head.length <= 4 &&
  tables[0]!.rows.length > 0 &&
  tables[0]!.rows.length <= 16;
