import type { Bin, Numbers } from "@/model/activity/tally";
import { axisOf } from "@/activities/kinds/number/bins";
import { binWords } from "@/activities/kinds/number/bin-words";
import type { NumberDebrief } from "@/activities/kinds/number/debrief-data";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, roundSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";

export function numberFigures(debrief: NumberDebrief, words: ReportWords): FigureModel[] {
  const { t, number: write } = words;
  const { activity, rounds, last } = debrief;
  const truths = [activity.truth, activity.newer].flatMap((v) => v ?? []);
  return [
    {
      id: `${activity.id}-guesses`,
      title: activity.title,
      question: activity.question,
      ...(activity.truth && { key: "told" as const }),
      reading: joined(reading(debrief, words), lastVote(rounds, words)),
      ...silentIf(!last.numbers.middle && !last.against),
      how: t("guess.how"),
      heads: headsSaid(last, words),
      chart: last.numbers.bins.length > 0 ? histogram(last.numbers, words, activity.unit) : null,
      tables: rounds.map((r) => ({
        caption: roundSaid(r, words),
        head: [t("guess.guess"), t("people")],
        rows: r.numbers.bins.map((bin) => [binText(bin, words), bin.count]),
      })),
      expert:
        truths.length > 0
          ? truths
              .map((v) =>
                joined(write(v.value), activity.unit, `(${listed([v.date, v.source], words.locale)})`),
              )
              .join("\n")
          : undefined,
    },
  ];
}

const binText = (bin: Bin, { t, number: write }: ReportWords): string =>
  binWords(bin, write, (side, value) => t(`guess.${side}`, { value }));

/** The middle stands where its values lie on the axis of the bins; open bins have no width of their own. */
function histogram({ bins, middle }: Numbers, words: ReportWords, unit?: string): Chart {
  const axis = axisOf(bins);
  return {
    type: "columns",
    columns: bins.map((bin) => ({
      label: binText(bin, words),
      count: bin.count,
      look: bin.from === null || bin.to === null ? "soft" : "plain",
    })),
    ends: unit ? { low: "", high: unit } : undefined,
    middle:
      middle && axis
        ? { from: axis.at(middle.q1), at: axis.at(middle.median), to: axis.at(middle.q3) }
        : undefined,
  };
}

function reading({ activity, last }: NumberDebrief, { t, number }: ReportWords): string {
  const { answered, against, numbers } = last;
  const { middle } = numbers;
  const said = middle
    ? t("guess.median", {
        median: number(middle.median),
        q1: number(middle.q1),
        q3: number(middle.q3),
        unit: activity.unit ?? "",
      })
    : t("guess.few", { answered });
  return joined(
    said,
    against && activity.truth
      ? t("guess.against", { ...against, value: number(activity.truth.value), date: activity.truth.date })
      : "",
  );
}
