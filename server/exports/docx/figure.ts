/** One figure in Word: its title, sentence and picture stay together; its numbers follow as a table. */
import { AlignmentType, HeadingLevel, ImageRun, Paragraph, type Table as WordTable } from "docx";
import { paragraph, type TextSettings } from "@/server/exports/docx/runs";
import { wordTable } from "@/server/exports/docx/table";
import type { Drawing, Picture } from "@/server/exports/report-picture";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { Report } from "@/workshop/debrief/report/report";

/** Of the text on the page, in CSS pixels and in twentieths of a point. */
export const TEXT = { pixels: 627, high: 600, twips: 9400 };

type Block = Paragraph | WordTable;

/** @param part stands above the figure already, so its title is not repeated */
export function figureBlocks(
  figure: FigureModel,
  drawings: readonly Drawing[],
  report: Report,
  expert: boolean,
  part: { title: string; lead?: string },
): Block[] {
  const { labels } = report;
  const blocks: Block[] = [
    ...(figure.title !== part.title
      ? [paragraph(figure.title, report, { heading: HeadingLevel.HEADING_3 })]
      : []),
    ...(figure.question && figure.question !== part.lead
      ? figure.question.split("\n").map((line) => paragraph(line, report, { style: "Lead" }))
      : []),
    paragraph(figure.reading, report, { style: "Reading" }),
  ];
  for (const { caption, chart, picture } of drawings) {
    if (caption) blocks.push(paragraph(caption, report, { style: "Caption" }));
    if (picture) blocks.push(imageOf(picture, figure, report));
    else if (chart.type === "texts") blocks.push(...textBlocks(chart, report));
  }
  for (const small of [figure.heads, figure.how, expert ? figure.howKey : undefined])
    if (small) blocks.push(paragraph(small, report, { style: "Small" }));
  if (expert && figure.expert) {
    blocks.push(paragraph(labels.expert, report, { style: "Caption" }));
    for (const text of figure.expert.split("\n")) blocks.push(paragraph(text, report, { style: "Small" }));
  }
  if (figure.texts) blocks.push(...textBlocks({ type: "texts", groups: figure.texts }, report));
  for (const table of figure.tables.filter((t) => t.rows.length > 0)) {
    blocks.push(paragraph(table.caption, report, { style: "Caption" }), wordTable(table, report, TEXT.twips));
  }
  return blocks;
}

function imageOf({ png, width, height, alt }: Picture, figure: FigureModel, report: Report): Paragraph {
  return new Paragraph({
    keepNext: Boolean(figure.heads ?? figure.how),
    spacing: { before: 60, after: 120 },
    alignment: report.direction === "rtl" ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [
      new ImageRun({
        type: "png",
        data: png,
        transformation: { width, height },
        altText: { name: figure.id, title: figure.title, description: alt },
      }),
    ],
  });
}

/** Lists of texts are written, not drawn: they can be searched, copied and read aloud. */
export function textBlocks({ groups }: Extract<Chart, { type: "texts" }>, report: TextSettings): Paragraph[] {
  return groups.flatMap(({ title, texts }) => [
    ...(title ? [paragraph(title, report, { style: "Caption" })] : []),
    ...texts.map((text) => paragraph(text, report, { bullet: { level: 0 } })),
  ]);
}
