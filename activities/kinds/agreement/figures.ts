/** A working agreement as a figure: its rules, how many agreed, and what they added. */
import type { AgreementDebrief } from "@/activities/kinds/agreement/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, onceSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function agreementFigures(
  { activity, last, lines }: AgreementDebrief,
  words: ReportWords,
): FigureModel[] {
  return [
    {
      id: `${activity.id}-agreed`,
      title: activity.title,
      reading: words.t("agreement.agreed", { count: last.answered, heads: last.answered + last.passed }),
      ...silentIf(last.answered === 0),
      heads: headsSaid(last, words),
      chart: { type: "texts", groups: [{ title: "", texts: activity.rules.map((r) => r.text) }] },
      tables: [],
      texts: lines.length > 0 ? [{ title: words.t("agreement.added"), texts: onceSaid(lines) }] : undefined,
    },
  ];
}
