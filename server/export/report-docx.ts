/**
 * A report as a Word document: front page, contents, a chapter for each session, quotes and notes. Styles, headings,
 * tables and alternative texts are real ones, so that it can be gone on with; its fonts are in the file.
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
import { AHEAD, ahead } from "@/server/export/ahead";
import { figureBlocks, TEXT, textBlocks } from "@/server/export/docx/figure";
import { paragraph, runsOf } from "@/server/export/docx/runs";
import { markRightToLeft } from "@/server/export/docx/right-to-left";
import { colour, embeddable, stylesOf } from "@/server/export/docx/styles";
import { borderless } from "@/server/export/docx/table";
import { type Drawing, picturesOf } from "@/server/export/report-picture";
import type { FigureModel } from "@/workshop/report/figure";
import type { Report } from "@/workshop/report/report";

export interface FileOptions {
  /** With what experts accept: bands, ticks and reasons. */
  expert?: boolean;
  /** Called as figures are done. */
  progress?: (done: number, of: number) => void;
  signal?: AbortSignal;
}

/** Up to so many figures the contents tell page numbers. */
const NUMBERED = 60;

const figuresIn = ({ chapters }: Report): number =>
  chapters.reduce((sum, c) => sum + c.parts.reduce((n, p) => n + p.figures.length, 0), 0);

/** Throws the signal's reason where it is aborted. */
export async function reportDocx(
  report: Report,
  { expert = false, progress, signal }: FileOptions = {},
): Promise<Buffer> {
  const { direction, title } = report;
  const fonts = await Promise.all(
    embeddable(report).map(async (f) => ({
      name: f.family,
      data: await readFile(f.regular),
      bold: await readFile(f.bold),
    })),
  );
  const rtl = direction === "rtl";
  const document = new Document({
    title,
    description: report.facts.join(" · "),
    creator: "Plenary",
    styles: stylesOf(report),
    fonts,
    // Laying out the pages takes longer than all the rest; a long report has contents that lead to the pages all the same.
    ...(figuresIn(report) <= NUMBERED ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
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
          default: new Header({ children: [paragraph(title, direction, { style: "Small" })] }),
          first: new Header({ children: [new Paragraph({})] }),
        },
        footers: { default: pageFooter(report), first: takenFooter(report) },
        children: [
          ...front(report),
          ...contents(report),
          ...(await chapters(report, expert, progress, signal)),
          ...ending(report),
        ],
      },
    ],
  });
  const file = await Packer.toBuffer(document);
  return rtl ? markRightToLeft(file) : file;
}

function front(report: Report): (Paragraph | WordTable)[] {
  const { direction, labels, story, stats, remark } = report;
  return [
    paragraph(report.title, direction, { heading: HeadingLevel.TITLE }),
    paragraph([labels.report, ...report.facts].join(" · "), direction, { style: "Facts" }),
    ...(report.ended ? [] : [paragraph(labels.running, direction, { style: "Remark" })]),
    ...(stats.length > 0 ? [statTable(report)] : []),
    ...(story.length > 0 ? [paragraph(labels.story, direction, { style: "FrontHeading" })] : []),
    ...story.map((s) => paragraph(s.edited ?? s.made, direction, { style: "Reading", keepNext: false })),
    ...(remark
      ? [
          paragraph(labels.remark, direction, { style: "Caption" }),
          paragraph(remark, direction, { style: "Remark" }),
        ]
      : []),
  ];
}

/** The numbers of the front page side by side, four in a row. */
function statTable({ stats, direction }: Report): WordTable {
  const columns = Math.min(4, stats.length);
  const width = Math.floor(TEXT.twips / columns);
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
              margins: { top: 60, bottom: 160, left: 60, right: 160 },
              borders: { ...rest, top: stat ? top : none },
              children: stat
                ? [
                    paragraph(stat.value, direction, { style: "StatValue" }),
                    paragraph(stat.text, direction, { style: "Small" }),
                  ]
                : [new Paragraph({})],
            });
          }),
        }),
    ),
  });
}

const contents = ({ labels, direction, chapters }: Report): (Paragraph | TableOfContents)[] =>
  chapters.length === 0
    ? []
    : [
        paragraph(labels.contents, direction, { style: "FrontHeading", pageBreakBefore: true }),
        new TableOfContents(labels.contents, {
          hyperlink: true,
          headingStyleRange: "1-2",
          beginDirty: false,
        }),
      ];

async function chapters(
  report: Report,
  expert: boolean,
  progress: FileOptions["progress"],
  signal: AbortSignal | undefined,
): Promise<(Paragraph | WordTable)[]> {
  const { direction, labels } = report;
  // Pictures come first, and the paragraphs after them: where memory is full of small things, tidying up after each picture takes longest.
  const drawn = new Map<FigureModel, Drawing[]>();
  const figures = report.chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));
  for await (const [figure, drawings] of ahead(
    figures,
    AHEAD,
    async (f) => [f, await picturesOf(f, report, expert, { width: TEXT.pixels, most: TEXT.high })] as const,
  )) {
    signal?.throwIfAborted();
    drawn.set(figure, drawings);
    progress?.(drawn.size, figures.length);
  }
  const blocks: (Paragraph | WordTable)[] = [];
  for (const chapter of report.chapters) {
    blocks.push(
      paragraph(chapter.title, direction, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    );
    for (const part of chapter.parts) {
      blocks.push(paragraph(part.title, direction, { heading: HeadingLevel.HEADING_2 }));
      if (part.lead) blocks.push(paragraph(part.lead, direction, { style: "Lead" }));
      for (const figure of part.figures)
        blocks.push(...figureBlocks(figure, drawn.get(figure) ?? [], report, expert, part));
      if (part.remark)
        blocks.push(
          paragraph(labels.remark, direction, { style: "Caption" }),
          paragraph(part.remark, direction, { style: "Remark" }),
        );
    }
  }
  return blocks;
}

function ending({ quotes, notes, labels, direction }: Report): Paragraph[] {
  return [
    ...(quotes.length > 0
      ? [paragraph(labels.quotes, direction, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true })]
      : []),
    ...textBlocks(
      { type: "texts", groups: quotes.map((q) => ({ title: q.question, texts: q.texts })) },
      direction,
    ),
    ...(notes.length > 0
      ? [paragraph(labels.notes, direction, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true })]
      : []),
    ...notes.map((note) => paragraph(note, direction, { style: "Normal" })),
  ];
}

/** On the first page, which has no number. */
const takenFooter = ({ taken = "", direction }: Report): Footer =>
  new Footer({ children: [paragraph(taken, direction, { style: "Small" })] });

function pageFooter({ labels, direction, taken }: Report): Footer {
  const rtl = direction === "rtl";
  const size = { size: 18, sizeComplexScript: 18, color: colour("inkSoft") };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        bidirectional: rtl || undefined,
        children: [
          ...(taken ? runsOf(`${taken} · `, direction, size) : []),
          ...runsOf(`${labels.page} `, direction, size),
          new TextRun({ ...size, rightToLeft: rtl || undefined, children: [PageNumber.CURRENT] }),
        ],
      }),
    ],
  });
}
