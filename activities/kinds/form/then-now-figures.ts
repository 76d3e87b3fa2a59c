/** Self-rating before and now: distributions first, before the paired difference. */
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { decimals, pSaid, rangeSaid, signed } from "@/model/figures/format-numbers";
import type { ThenNow } from "@/activities/kinds/form/then-now";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import { joined } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

/** None where the form has no such pair. */
export function thenNowFigures(
  activity: { id: string; title: string },
  pairs: readonly ThenNow[],
  words: ReportWords,
): FigureModel[] {
  if (pairs.length === 0) return [];
  const t = words.from("learning");
  const compared = pairs.flatMap(({ counts, paired, moved, ...pair }) =>
    counts && paired && moved ? [{ ...pair, counts, paired, moved }] : [],
  );
  const title = t("rating.title", { title: activity.title });
  const id = `${activity.id}-then-now`;
  const [first] = compared;
  if (!first)
    return [
      {
        id,
        title,
        reading: t("rating.few", { few: MIN_REPORTABLE }),
        nothing: true,
        how: t("rating.how"),
        chart: null,
        tables: [],
      },
    ];
  const apart = ({ paired }: (typeof compared)[number]) => Math.abs(paired.difference);
  const most = compared.toSorted((a, b) => apart(b) - apart(a))[0] ?? first;
  const [least, fullest] = [
    Math.min(...compared.map((k) => k.both)),
    Math.max(...compared.map((k) => k.both)),
  ];
  const points = Math.max(...compared.map((k) => k.now.points));
  const bounds = compared.flatMap(({ paired: { difference, interval } }) => [
    difference,
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const heat: Chart = {
    type: "heat",
    columns: Array.from({ length: points }, (_, i) => String(i + 1)),
    rows: compared.flatMap(({ before, now, both, counts }) =>
      [[before.text, counts.before] as const, [now.text, counts.now] as const].map(([label, row]) => ({
        label,
        cells: row.map((n) => ({ said: String(n), level: n / both })),
      })),
    ),
  };
  return [
    {
      id,
      title,
      reading: joined(
        t("rating.reading", {
          pairs: compared.length,
          up: compared.filter((k) => k.paired.difference > 0).length,
          down: compared.filter((k) => k.paired.difference < 0).length,
        }),
        most.paired.difference !== 0 &&
          t("rating.most", {
            text: most.now.text,
            higher: most.moved.higher,
            same: most.moved.same,
            lower: most.moved.lower,
            of: most.both,
            difference: signed(most.paired.difference, 1, words),
            low: decimals(most.paired.interval?.low ?? 0, 1, words),
            high: decimals(most.paired.interval?.high ?? 0, 1, words),
          }),
        t("rating.own"),
        t("noControl"),
      ),
      how: joined(t("rating.ends", { low: first.now.low, points, high: first.now.high }), t("rating.how")),
      heads: t("rating.heads", { least, most: fullest, same: least === fullest ? "yes" : "no" }),
      chart: heat,
      more: [
        {
          caption: t("rating.differenceCaption"),
          chart: {
            type: "intervals",
            zero: true,
            low: Math.min(-1, Math.floor(Math.min(...bounds))),
            high: Math.max(1, Math.ceil(Math.max(...bounds))),
            rows: compared.map(({ now, paired, both }) => ({
              label: now.text,
              at: paired.difference,
              low: paired.interval?.low ?? null,
              high: paired.interval?.high ?? null,
              said: t("cohorts.gainSaid", {
                mean: signed(paired.difference, 1, words),
                range: rangeSaid(paired.interval, words),
                n: both,
              }),
            })),
          },
        },
      ],
      tables: [
        {
          caption: title,
          head: [
            t("rating.statement"),
            t("n"),
            t("rating.meanThen"),
            t("rating.meanNow"),
            t("difference"),
            t("tInterval"),
            t("effect"),
            t("rating.wilcoxon"),
            t("rating.higher"),
            t("same"),
            t("rating.lower"),
          ],
          rows: compared.map(({ now, both, paired, moved }) => [
            now.text,
            both,
            `${decimals(paired.before.mean, 2, words)} (${decimals(paired.before.sd ?? 0, 2, words)})`,
            `${decimals(paired.after.mean, 2, words)} (${decimals(paired.after.sd ?? 0, 2, words)})`,
            signed(paired.difference, 2, words),
            rangeSaid(paired.interval, words, 2),
            paired.effect === null ? "–" : decimals(paired.effect, 2, words),
            pSaid(paired.wilcoxon.p, words),
            moved.higher,
            moved.same,
            moved.lower,
          ]),
        },
        {
          caption: t("rating.counts"),
          head: [t("rating.statement"), ...Array.from({ length: points }, (_, i) => String(i + 1))],
          rows: compared.flatMap(({ before, now, counts }) => [
            [before.text, ...counts.before, ...Array<string>(points - counts.before.length).fill("–")],
            [now.text, ...counts.now, ...Array<string>(points - counts.now.length).fill("–")],
          ]),
        },
      ],
    },
  ];
}
