import { comparing } from "@/model/worksheets/comparisons/all";
import { colonAfter, groupName, inWords } from "@/model/worksheets/wording";
import { groupsSentence } from "@/activities/kinds/worksheet/sentences";
import type { GroupMade, WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import { onceSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function worksheetFigures(debrief: WorksheetDebrief, words: ReportWords): FigureModel[] {
  const compared = comparedFigure(debrief, words);
  const dots = dotsFigure(debrief, words);
  return [...(compared ? [compared] : []), ...(dots ? [dots] : []), sheetsFigure(debrief, words)];
}

/** Null where nothing is compared. */
export function comparedFigure(
  { activity, comparison }: WorksheetDebrief,
  words: ReportWords,
): FigureModel | null {
  if (!comparison) return null;
  const { sentence, charts, tables } = comparing(comparison);
  const title = words.t(`sheets.compared.${comparison.type}`);
  return {
    id: `${activity.id}-compared`,
    title,
    question: activity.question,
    reading: words.say(sentence(comparison)),
    ...silentIf(findsNothing(sentence(comparison))),
    ...charts(comparison, words),
    tables: tables(comparison, title, words),
    expert: activity.compare?.type === "difference" ? activity.compare.rule : undefined,
  };
}

/** Entries with dots that are drawn, as on the stage. */
export const MAX_DOTTED = 12;

/** Most first, as many as the stage shows; all of them in the table. Null where nothing got dots. */
export function dotsFigure(
  { activity, dots, dotsLeftOut, groups }: WorksheetDebrief,
  words: ReportWords,
): FigureModel | null {
  const { t, compare } = words;
  const [first] = dots;
  if (!first) return null;
  const nameOf = (id: string) => {
    const group = groups.find((g) => g.group.id === id)?.group;
    return group ? groupName(group, compare) : "";
  };
  const all = dots.map((d) => ({
    text: inWords(d.entry.text, compare),
    group: nameOf(d.entry.group),
    dots: d.dots,
  }));
  return {
    id: `${activity.id}-dots`,
    title: t("sheets.dots"),
    reading: t("sheets.dotsReading", {
      count: dots.length,
      ...words.names({ most: all.filter((d) => d.dots === first.dots).map((d) => d.text) }),
      dots: first.dots,
      left: dotsLeftOut ? "yes" : "no",
    }),
    ...(all.length > MAX_DOTTED && { how: t("sheets.dotsCut", { count: MAX_DOTTED }) }),
    chart: {
      type: "bars",
      rows: all.slice(0, MAX_DOTTED).map((d) => ({
        label: d.group ? `${d.text}\n${d.group}` : d.text,
        count: d.dots,
        of: first.dots,
        low: null,
        high: null,
        said: String(d.dots),
      })),
    },
    tables: [
      {
        caption: t("sheets.dots"),
        head: [t("sheets.entry"), t("sheets.group"), t("sheets.dotsHead")],
        rows: all.map((d) => [d.text, d.group, d.dots]),
      },
    ],
  };
}

/** Sheets that the room has not seen, and remarks, stay with the trainers. */
export function sheetsFigure(debrief: WorksheetDebrief, words: ReportWords): FigureModel {
  const { t, compare } = words;
  const { activity, groups, remarks, unreleased } = debrief;
  const shown = groups.filter((g) => g.cards.length > 0).length + remarks.length;
  return {
    id: `${activity.id}-sheets`,
    title: t("sheets.made"),
    question: activity.question,
    reading: words.say(groupsSentence(debrief)),
    ...(unreleased && { how: t("open.released", { shown }) }),
    ...silentIf(shown === 0),
    chart: null,
    tables: [
      {
        caption: t("sheets.made"),
        head: [t("sheets.group"), t("sheets.sheet")],
        rows: groups.map((g) => [
          groupName(g.group, compare),
          words.report("percent", { percent: Math.round(g.done * 100) }),
        ]),
      },
    ],
    texts: groups.flatMap((work) => {
      const name = groupName(work.group, compare);
      const said = onceSaid(
        remarks
          .filter((r) => r.group.id === work.group.id)
          .map((r) =>
            r.kind === "missed"
              ? `${t("sheets.missed")} ${inWords(r.text, compare)}`
              : inWords(r.text, compare),
          ),
      );
      return [
        ...(work.cards.length > 0
          ? [{ title: name, texts: sheetLines(work, words), released: work.shown }]
          : []),
        ...(said.length > 0 ? [{ title: `${name} · ${t("sheets.remarks")}`, texts: said }] : []),
      ];
    }),
  };
}

/** The cards of a group line by line, with the minority's view last. */
function sheetLines(work: GroupMade, { t, compare }: ReportWords): string[] {
  const { cards, minority, agreed } = work;
  const further = notShown(work, t);
  return [
    ...cards.flatMap((card) =>
      card.blocks.flatMap((block) =>
        block.lines.map((line) => {
          const label =
            block.label && block.label !== card.title ? `${card.title} · ${block.label}` : card.title;
          const more = line.more
            .map((m) => `${m.label}${colonAfter(m.label)} ${inWords(m.text, compare)}`)
            .join(" · ");
          return `${label}${colonAfter(label)} ${inWords(line.text, compare)}${more ? ` (${more})` : ""}`;
        }),
      ),
    ),
    ...(further ? [further] : []),
    ...(agreed ? [t("sheets.agreed")] : []),
    ...(minority ? [`${t("sheets.minority")} ${inWords(minority, compare)}`] : []),
  ];
}

/** Tells of a group's cards that are left out; empty where none is. */
export const notShown = ({ notShown: count, chose }: GroupMade, t: ReportWords["t"]): string =>
  count > 0 ? t("sheets.notShown", { count, chose: chose ? "yes" : "no" }) : "";
