import type { ChecklistDebrief, ItemMarks } from "@/activities/kinds/checklist/debrief-data";
import { keySaid } from "@/activities/kinds/checklist/figures";
import { shareOf } from "@/model/debrief/share";
import type { FigureModel } from "@/model/figures/figure";
import { barOf, headsSaid } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

/** One figure for each text of which something was marked present that its key has as absent or unknown. */
export function trapFigures({ activity, subjects }: ChecklistDebrief, words: ReportWords): FigureModel[] {
  const t = words.from("counting");
  return subjects.flatMap((subject): FigureModel[] => {
    const seen = subject.few
      ? []
      : subject.items.filter((i) => i.key && !i.key.includes("present") && i.counts[0] > 0);
    const items = seen.toSorted((a, b) => b.counts[0] - a.counts[0]);
    const [first] = items;
    if (!first) return [];
    const count = first.counts[0];
    const { of } = first.agreement;
    const most = items.filter((i) => i.counts[0] === count && i.agreement.of === of);
    const share = (i: ItemMarks) => shareOf(i.counts[0], i.agreement.of);
    const key = (i: ItemMarks) => keySaid(i, words);
    const reasons = items.flatMap((i) =>
      subject.subject.reasons?.[i.id]
        ? [t("traps.reason", { item: i.label, reason: subject.subject.reasons[i.id]! })]
        : [],
    );
    return [
      {
        id: `${activity.id}-${subject.subject.id}-traps`,
        key: "alone",
        title: t("traps.title", { subject: subject.subject.title }),
        reading: t("traps.reading", {
          ...words.names({ most: most.map((i) => i.label) }),
          count,
          of,
          items: items.length,
        }),
        how: t("traps.how"),
        heads: headsSaid(subject, words),
        chart: {
          type: "bars",
          rows: items.map((i) => barOf(t("traps.row", { item: i.label, key: key(i) }), share(i), words)),
        },
        tables: [
          {
            caption: subject.subject.title,
            head: [
              words.t("checklist.item"),
              words.t("checklist.inKey"),
              t("traps.present"),
              t("traps.marked"),
            ],
            rows: items.map((i) => [i.text, key(i), i.counts[0], i.agreement.of]),
          },
        ],
        expert: reasons.length > 0 ? reasons.join("\n") : undefined,
      },
    ];
  });
}
