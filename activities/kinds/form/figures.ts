import { blocksOf } from "@/activities/kinds/form/blocks";
import {
  type ClosedDebrief,
  emptyFields,
  type FormDebrief,
  isWrittenDebrief,
  type WrittenDebrief,
} from "@/activities/kinds/form/debrief-data";
import { isTooFew } from "@/model/debrief/share";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel, Table } from "@/model/figures/figure";
import { barOf, headsSaid, joined, onceSaid } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

type Section = FormDebrief["sections"][number];

export function formFigures(debrief: FormDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, sections, answered, passed, missing } = debrief;
  const { fields, empty } = emptyFields(debrief);
  return sections.map((section, i): FigureModel => {
    const written = section.fields.filter(isWrittenDebrief);
    const table = writtenTable(section, words);
    return {
      id: `${activity.id}-${section.id}`,
      title: sections.length > 1 ? `${activity.title}\u00a0· ${section.title}` : activity.title,
      question: i === 0 ? activity.question : undefined,
      reading:
        i === 0
          ? t("form.reading", { answered, people: answered + passed + missing, fields, empty })
          : moreSaid(section, answered + passed + missing, words),
      how: howSaid(section, words),
      howDrawn: textsHeldSaid(written, words),
      heads: headsSaid(debrief, words),
      chart: null,
      more: chartsOf(section, words),
      tables: [closedTable(section, words)].filter((c) => c.rows.length > 0),
      texts: written
        .filter((f) => f.texts.length > 0)
        .map((f) => ({ title: f.field.text, texts: onceSaid(f.texts) })),
      written: table.rows.length > 0 ? [table] : undefined,
    };
  });
}

function moreSaid({ fields }: Section, people: number, { t }: ReportWords): string {
  const filled = fields.map((f) => f.filled);
  const [least, most] = [Math.min(...filled), Math.max(...filled)];
  return t("form.more", { fields: fields.length, least, most, same: least === most ? "yes" : "no", people });
}

/** True of its fields however they are drawn. */
function howSaid({ fields }: Section, { t }: ReportWords): string | undefined {
  const written = fields.filter(isWrittenDebrief);
  return (
    joined(
      (fields.length > 1 || written.length === 0) && t("form.how"),
      fields.some((f) => f.field.type === "several") && t("polls.several"),
      written.some((f) => f.texts.length > 0) && t("form.alphabetical"),
    ) || undefined
  );
}

/** The reason why texts are missing; the page says it beside each field. */
function textsHeldSaid(fields: readonly WrittenDebrief[], { t }: ReportWords): string | undefined {
  const withheld = fields.filter((f) => f.filled > 0 && f.texts.length === 0);
  return (
    joined(
      withheld.some((f) => isTooFew(f.filled)) && t("form.fewTexts"),
      withheld.some((f) => !isTooFew(f.filled)) && t("form.alone"),
    ) || undefined
  );
}

/** People who filled a field; with their texts, where one person could write several. */
export function filledSaid(field: ClosedDebrief | WrittenDebrief, { t }: ReportWords): string {
  return isWrittenDebrief(field) && field.field.type === "lines" && field.texts.length > 0
    ? t("form.wrote", { people: field.filled, texts: field.texts.length })
    : t("form.filled", { count: field.filled });
}

/** Scales that are alike as one shaded table, every other closed field alone. */
function chartsOf(section: Section, words: ReportWords): { caption: string; chart: Chart }[] {
  const closed = new Map(
    section.fields.flatMap((f) => (isWrittenDebrief(f) ? [] : [[f.field.id, f] as const])),
  );
  return blocksOf(section.fields.map((f) => f.field)).flatMap((block) => {
    if (block.type === "one") {
      const field = closed.get(block.field.id);
      const chart = field && fieldChart(field, words);
      return field && chart
        ? [
            {
              caption: `${field.field.text} · ${joined(filledSaid(field, words), middleSaid(field, words))}`,
              chart,
            },
          ]
        : [];
    }
    const [first] = block.fields;
    const rows = block.fields.flatMap((f) => closed.get(f.id) ?? []);
    if (!first) return [];
    return [
      {
        caption: `1: ${first.low} · ${first.points}: ${first.high}`,
        chart: {
          type: "heat" as const,
          columns: [...(rows[0]?.bars ?? []).map((b) => b.text), words.t("form.median")],
          rows: rows.map((f) => ({
            label: f.field.text,
            cells: [
              ...f.bars.map((b) => ({
                said: String(b.share.count),
                level: b.share.of === 0 ? 0 : b.share.count / b.share.of,
              })),
              { said: f.middle ? words.number(f.middle.median) : "–", level: 0 },
            ],
          })),
        },
      },
    ];
  });
}

/** Null for a number, whose answers are told in words. */
function fieldChart({ field, bars, middle }: ClosedDebrief, words: ReportWords): Chart | null {
  switch (field.type) {
    case "number":
      return null;
    case "scale":
      return {
        type: "columns",
        columns: bars.map((b) => ({ label: b.text, count: b.share.count })),
        ends: { low: field.low, high: field.high },
        middle: middle ? { from: middle.q1 - 0.5, at: middle.median - 0.5, to: middle.q3 - 0.5 } : undefined,
      };
    case "choice":
    case "several":
      return { type: "bars", rows: bars.map((b) => barOf(b.text, b.share, words)) };
  }
}

/** Empty where too few filled it. */
export const middleSaid = ({ middle }: ClosedDebrief, { t, number }: ReportWords): string =>
  middle
    ? t("form.middle", { median: number(middle.median), q1: number(middle.q1), q3: number(middle.q3) })
    : "";

const closedTable = ({ title, fields }: Section, words: ReportWords): Table => ({
  caption: title,
  head: [words.t("form.field"), words.t("form.answer"), words.t("people"), words.t("form.of")],
  rows: fields.flatMap((f) =>
    isWrittenDebrief(f)
      ? []
      : f.field.type === "number"
        ? [[f.field.text, middleSaid(f, words) || "–", f.filled, f.filled]]
        : f.bars.map((b) => [f.field.text, b.text, b.share.count, b.share.of]),
  ),
});

const writtenTable = ({ title, fields }: Section, words: ReportWords): Table => ({
  caption: `${title} · ${words.t("form.written")}`,
  head: [words.t("form.field"), words.t("form.text")],
  rows: fields.flatMap((f) =>
    isWrittenDebrief(f) ? onceSaid(f.texts).map((text) => [f.field.text, text]) : [],
  ),
});
