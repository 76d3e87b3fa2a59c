/**
 * A report as a Word document: front page, contents, a chapter for each session, quotes and notes. Styles,
 * headings, tables and alternative texts are real, so that it can be edited further; its fonts are in the
 * file.
 */
import { readFile } from "node:fs/promises";
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  PageNumber,
  Packer,
  Paragraph,
  TableOfContents,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  BorderStyle,
} from "docx";
import { estimatePageNumbersWith } from "docx/layout";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { DRAWN_AT_ONCE, pipelined } from "@/server/exports/pipelined";
import { figureBlocks, TEXT, textBlocks } from "@/server/exports/docx/figure";
import { paragraph, runsOf } from "@/server/exports/docx/runs";
import { colour, embeddable, stylesOf } from "@/server/exports/docx/styles";
import { borderless } from "@/server/exports/docx/table";
import { outlineOf } from "@/server/workers/text-outlines";
import { type Drawing, picturesOf } from "@/server/exports/report-picture";
import type { FigureModel } from "@/model/figures/figure";
import { figureIn } from "@/workshop/debrief/report/front";
import type { Report } from "@/workshop/debrief/report/report";

export interface FileOptions {
  expert?: boolean;
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Its sessions follow one another on the same page. */
  short?: boolean;
  /** It has one subject, so it needs neither contents nor further pages for its chapters. */
  plain?: boolean;
}

/** Up to so many figures the contents tell page numbers. */
const MAX_NUMBERED_FIGURES = 60;

const figuresIn = ({ chapters }: Report): number =>
  chapters.reduce((sum, c) => sum + c.parts.reduce((n, p) => n + p.figures.length, 0), 0);

/** @throws the signal's reason where it is aborted */
export async function reportDocx(
  report: Report,
  { expert = false, progress, signal, short = false, plain = false }: FileOptions = {},
): Promise<Buffer> {
  const { direction, title } = report;
  const fonts = await Promise.all(
    embeddable(report).map(async (f) => ({
      name: f.family,
      data: await readFile(f.regular),
      bold: await readFile(f.semibold),
    })),
  );
  const rtl = direction === "rtl";
  const document = new Document({
    title,
    description: report.facts.join(" · "),
    creator: "Plenary",
    styles: stylesOf(report),
    fonts,
    // Numbers need a layout of all pages, which takes longest; contents of a long report are links alone.
    ...(figuresIn(report) <= MAX_NUMBERED_FIGURES
      ? { pageNumbers: estimatePageNumbersWith({ guess: true }) }
      : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_300, bottom: 1_200, left: 1_253, right: 1_253, header: 600, footer: 560 },
          },
        },
        headers: {
          default: new Header({ children: [paragraph(title, report, { style: "Small" })] }),
          first: new Header({ children: [new Paragraph({})] }),
        },
        footers: { default: pageFooter(report), first: takenFooter(report) },
        children: [
          ...(await front(report, expert)),
          ...(plain ? [] : contents(report)),
          ...(await chapters(report, { expert, progress, signal, short, plain })),
          ...ending(report),
        ],
      },
    ],
  });
  const file = await Packer.toBuffer(document);
  return rtl ? markRightToLeft(file) : file;
}

async function front(report: Report, expert: boolean): Promise<(Paragraph | WordTable)[]> {
  const { labels, stats, remark } = report;
  const { pictures, rest } = report.front;
  const drawn: (Paragraph | WordTable)[] = [];
  for (const figure of pictures.map(figureIn)) {
    const drawings = await picturesOf(figure, report, expert, { width: TEXT.pixels, most: TEXT.high / 2 });
    drawn.push(
      paragraph(figure.title, report, { style: "FrontHeading" }),
      ...figureBlocks(figure, drawings, report, false, figure),
    );
  }
  return [
    paragraph(report.title, report, { heading: HeadingLevel.TITLE }),
    paragraph([labels.report, ...report.facts].join(" · "), report, { style: "Facts" }),
    ...(report.ended ? [] : [paragraph(labels.running, report, { style: "Remark" })]),
    ...(stats.length > 0 ? [statTable(report)] : []),
    ...drawn,
    ...(rest.length > 0 ? [paragraph(labels.story, report, { style: "FrontHeading" })] : []),
    ...rest.map((s) => paragraph(s.edited ?? s.made, report, { style: "Reading", keepNext: false })),
    ...(remark
      ? [
          paragraph(labels.remark, report, { style: "Caption" }),
          paragraph(remark, report, { style: "Remark" }),
        ]
      : []),
  ];
}

/** A point has twenty. */
const TWIPS = 20;
/** Room around a number of the front page, in twips. */
const STAT = { top: 60, bottom: 160, left: 60, right: 160 };

/** The numbers of the front page side by side, four in a row. */
function statTable(report: Report): WordTable {
  const { stats, direction } = report;
  const columns = Math.min(4, stats.length);
  const width = Math.floor(TEXT.twips / columns);
  const longest = Math.max(...stats.map(({ value }) => outlineOf(value, true).width)) / 1_000;
  // In half points, so that each number stays on one line with some room to spare.
  const size = Math.min(56, Math.floor((1.85 * (width - STAT.left - STAT.right)) / TWIPS / longest));
  const top = { style: BorderStyle.SINGLE, size: 18, color: colour("sea") };
  const rows = Array.from({ length: Math.ceil(stats.length / columns) }, (_, i) =>
    stats.slice(i * columns, (i + 1) * columns),
  );
  return new WordTable({
    width: { size: width * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: direction === "rtl" || undefined,
    borders: borderless,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: columns }, (_, i) => {
            const stat = row[i];
            const { top: none, ...rest } = borderless;
            return new TableCell({
              width: { size: width, type: WidthType.DXA },
              margins: STAT,
              borders: { ...rest, top: stat ? top : none },
              children: stat
                ? [
                    paragraph(stat.value, report, {
                      style: "StatValue",
                      run: { size, sizeComplexScript: size },
                    }),
                    paragraph(stat.text, report, { style: "Small" }),
                  ]
                : [new Paragraph({})],
            });
          }),
        }),
    ),
  });
}

function contents(report: Report): (Paragraph | TableOfContents)[] {
  const { labels, chapters } = report;
  return chapters.length === 0
    ? []
    : [
        paragraph(labels.contents, report, { style: "FrontHeading", pageBreakBefore: true }),
        new TableOfContents(labels.contents, {
          hyperlink: true,
          headingStyleRange: "1-2",
          beginDirty: false,
        }),
      ];
}

async function chapters(
  report: Report,
  { expert = false, progress, signal, short = false, plain = false }: FileOptions,
): Promise<(Paragraph | WordTable)[]> {
  const { labels } = report;
  // Pictures before paragraphs: collecting garbage after each picture is slow once memory is full of small
  // objects.
  const drawn = new Map<FigureModel, Drawing[]>();
  const figures = report.chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));
  for await (const [figure, drawings] of pipelined(
    figures,
    DRAWN_AT_ONCE,
    async (f) => [f, await picturesOf(f, report, expert, { width: TEXT.pixels, most: TEXT.high })] as const,
  )) {
    signal?.throwIfAborted();
    drawn.set(figure, drawings);
    progress?.(drawn.size, figures.length);
  }
  const blocks: (Paragraph | WordTable)[] = [];
  for (const chapter of report.chapters) {
    const broken = !plain && (!short || chapter === report.chapters[0]);
    blocks.push(
      paragraph(chapter.title, report, { heading: HeadingLevel.HEADING_1, pageBreakBefore: broken }),
    );
    for (const part of chapter.parts) {
      blocks.push(paragraph(part.title, report, { heading: HeadingLevel.HEADING_2 }));
      if (part.lead) blocks.push(paragraph(part.lead, report, { style: "Lead" }));
      for (const figure of part.figures)
        blocks.push(...figureBlocks(figure, drawn.get(figure) ?? [], report, expert, part));
      if (part.remark)
        blocks.push(
          paragraph(labels.remark, report, { style: "Caption" }),
          paragraph(part.remark, report, { style: "Remark" }),
        );
    }
  }
  return blocks;
}

function ending(report: Report): Paragraph[] {
  const { quotes, notes, labels } = report;
  return [
    ...(quotes.length > 0
      ? [paragraph(labels.quotes, report, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true })]
      : []),
    ...textBlocks(
      { type: "texts", groups: quotes.map((q) => ({ title: q.question, texts: q.texts })) },
      report,
    ),
    ...(notes.length > 0
      ? [paragraph(labels.notes, report, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true })]
      : []),
    ...notes.map((note) => paragraph(note, report, { style: "Normal" })),
  ];
}

const takenFooter = (report: Report): Footer =>
  new Footer({ children: [paragraph(report.taken ?? "", report, { style: "Small" })] });

function pageFooter(report: Report): Footer {
  const { labels, direction, taken } = report;
  const rtl = direction === "rtl";
  const size = { size: 18, sizeComplexScript: 18, color: colour("inkSoft") };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        bidirectional: rtl || undefined,
        children: [
          ...(taken ? runsOf(`${taken} · `, report, size) : []),
          ...runsOf(`${labels.page} `, report, size),
          new TextRun({ ...size, rightToLeft: rtl || undefined, children: [PageNumber.CURRENT] }),
        ],
      }),
    ],
  });
}

/** The element after `w:bidi` in a section (ECMA-376-1, 17.6, CT_SectPr). */
const afterInSection = /(<w:(?:rtlGutter|docGrid|printerSettings|sectPrChange)\b|<\/w:sectPr>)/;
/** The element after it in a paragraph's properties (CT_PPr). */
const afterInParagraph = new RegExp(
  "(<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|" +
    "textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)" +
    "\\b|</w:pPr>)",
);

/**
 * Marks sections and contents of a right-to-left document, which the library that writes Word files cannot.
 */
function markRightToLeft(file: Buffer): Buffer {
  const parts = unzipSync(file);
  const name = "word/document.xml";
  const xml = strFromU8(parts[name]!)
    .replace(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g, (section) => section.replace(afterInSection, "<w:bidi/>$1"))
    .replace(/<w:pPr><w:pStyle w:val="TOC\d"\/>(?:(?!<w:bidi\/>)[\s\S])*?<\/w:pPr>/g, (properties) =>
      properties.replace(afterInParagraph, "<w:bidi/>$1"),
    );
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(xml) }, { level: 6 }));
}
