import { marks } from "@/activities/kinds/checklist/view";
import type { ChecklistDebrief, ItemMarks, SubjectDebrief } from "@/activities/kinds/checklist/debrief-data";
import { marksSentence, stairsSentence } from "@/activities/kinds/checklist/sentences";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";

export const checklistFigures = (debrief: ChecklistDebrief, words: ReportWords): FigureModel[] => [
  ...(debrief.activity.subjects.length > 1 ? [stairsFigure(debrief, words)] : []),
  ...debrief.subjects.map((subject) => marksFigure(debrief, subject, words)),
];

export function stairsFigure(debrief: ChecklistDebrief, words: ReportWords): FigureModel {
  const { t } = words;
  const { activity, stairs } = debrief;
  const value = (n: number | null) => n ?? "–";
  return {
    id: `${activity.id}-stairs`,
    title: t("checklist.stairsTitle", { title: activity.title }),
    key: "told",
    reading: words.say(stairsSentence(debrief)),
    ...silentIf(findsNothing(stairsSentence(debrief))),
    how: t(activity.cumulative ? "checklist.stairsHow" : "checklist.eachHow"),
    howKey: t("checklist.hatched"),
    chart: {
      type: "steps",
      columns: stairs.map((s) => s.label),
      unit: t("ofPeople", { of: activity.items.length }),
      lines: [
        { label: t("checklist.found"), look: "plain", values: stairs.map((s) => s.found) },
        { label: t("checklist.inKey"), look: "unsure", values: stairs.map((s) => s.key), key: true },
      ],
    },
    tables: [
      {
        caption: activity.title,
        head: [t("checklist.subject"), t("checklist.found"), t("checklist.added"), t("checklist.inKey")],
        keyColumns: [3],
        rows: stairs.map((s) => [
          s.label,
          value(s.found),
          listed(
            s.added.map((id) => activity.items.find((item) => item.id === id)?.label ?? id),
            words.locale,
          ) || "–",
          value(s.key),
        ]),
      },
    ],
  };
}

/** The accepted marks in words. */
export const keySaid = ({ key }: ItemMarks, { t }: ReportWords): string =>
  key?.map((mark) => t(`checklist.marks.${mark}`)).join(" · ") ?? "–";

export function marksFigure(
  { activity }: ChecklistDebrief,
  subject: SubjectDebrief,
  words: ReportWords,
): FigureModel {
  const { t } = words;
  const names = marks.map((m) => t(`checklist.marks.${m}`));
  const many = activity.subjects.length > 1;
  return {
    id: `${activity.id}-${subject.subject.id}-marks`,
    title: many ? subject.subject.title : activity.title,
    question: activity.question,
    key: "told",
    reading: words.say(marksSentence(subject)),
    ...silentIf(findsNothing(marksSentence(subject))),
    how: joined(subject.rounds > 1 && t("checklist.lastRound", { round: subject.round }), t("checklist.how")),
    howKey:
      subject.subject.key && subject.items.some((i) => i.key === null) ? t("checklist.noTick") : undefined,
    heads: headsSaid(subject, words),
    chart: {
      type: "heat",
      corner: t("checklist.item"),
      columns: names,
      rows: subject.items.map((i) => {
        const people = i.counts[0] + i.counts[1] + i.counts[2];
        return {
          label: i.label,
          cells: i.counts.map((count, index) => ({
            said: String(count),
            level: people === 0 ? 0 : count / people,
            key: i.key?.includes(marks[index]!) ?? false,
          })),
        };
      }),
    },
    tables: [
      {
        caption: subject.subject.title,
        head: [
          t("checklist.item"),
          ...names,
          t("checklist.agreement"),
          t("checklist.inKey"),
          t("checklist.overcalled"),
        ],
        keyColumns: [names.length + 2, names.length + 3],
        rows: subject.items.map((i) => [
          i.text,
          ...i.counts,
          words.cell(i.agreement),
          keySaid(i, words),
          i.overcalled ?? "–",
        ]),
      },
    ],
  };
}
