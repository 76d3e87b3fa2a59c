/** The money of a case as a figure: what is claimed beside what the story's own figures give. */
import { isolateAmount } from "@/model/text/isolated";
import { direction } from "@/model/text/language";
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";
import { ledgerOf } from "@/activities/kinds/case/analysis/ledger";
import type { FigureModel } from "@/model/figures/figure";
import { joined } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function ledgerFigures({ activity, parts }: CaseDebrief, words: ReportWords): FigureModel[] {
  const ledger = ledgerOf(activity, Math.max(...parts.map((p) => p.number)));
  if (!ledger) return [];
  const t = words.from("counting");
  // Among letters from right to left, a sign that no left-to-right mark precedes would stand behind its number.
  const mark = direction(words.locale) === "rtl" ? "\u200e" : "";
  const money = (n: number) =>
    isolateAmount(`${mark}${n < 0 ? "−" : ""}${ledger.unit}${words.number(Math.abs(n))}`);
  const last = ledger.lines.at(-1)!;
  const timed = ledger.lines.flatMap((l) => (l.byFigures === null ? [] : [l]));
  const part = (number: number) => words.t("partNumber", { number });
  return [
    {
      id: `${activity.id}-ledger`,
      title: t("ledger.title"),
      reading: joined(
        t("ledger.month", { lacking: money(ledger.lacking) }),
        t("ledger.claimed", { claimed: money(last.claimed), part: last.part }),
        ledger.unexplained > 0
          ? t("ledger.unexplained", { sum: money(ledger.unexplained) })
          : t("ledger.explained"),
      ),
      how: joined(t("ledger.how"), timed.length < ledger.lines.length && t("ledger.noTime")),
      chart: {
        type: "steps",
        columns: ledger.lines.map((l) => part(l.part)),
        unit: ledger.unit,
        lines: [
          { label: t("ledger.claimedLine"), look: "no", values: ledger.lines.map((l) => l.claimed) },
          { label: t("ledger.figuresLine"), look: "plain", values: ledger.lines.map((l) => l.byFigures) },
        ],
      },
      tables: [
        {
          caption: t("ledger.title"),
          head: [
            words.t("part"),
            t("ledger.months"),
            t("ledger.figuresLine"),
            t("ledger.claimedLine"),
            t("ledger.notExplained"),
          ],
          rows: ledger.lines.map((l) => [
            part(l.part),
            l.months ?? t("ledger.notSaid"),
            l.byFigures === null ? "–" : money(l.byFigures),
            money(l.claimed),
            money(l.unexplained),
          ]),
        },
        {
          caption: t("ledger.oneMonth"),
          head: [t("ledger.what"), t("ledger.amount")],
          rows: ledger.month.map((m) => [m.text, money(m.amount)]),
        },
      ],
    },
  ];
}
