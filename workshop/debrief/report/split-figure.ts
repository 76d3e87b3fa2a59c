/** Answers by sector as one figure: each question as rows of groups, cut into answers. Pure. */
import type { Share } from "@/model/debrief/share";
import type { SplitTable } from "@/workshop/debrief/split/split-tables";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel, Table } from "@/model/figures/figure";
import { joined, lastVote, lookOf, MAX_LOOKS } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { numbered, quotable } from "@/model/text/wording";

/** None where nothing may be split. @param all questions and items of the activity that could be split */
export function splitFigures(
  activity: { id: string; title: string },
  splits: readonly SplitTable[] | undefined,
  words: ReportWords,
  all = 0,
): FigureModel[] {
  if (!splits || splits.length === 0) return [];
  const t = words.from("counting");
  const alone = splits.length === 1 && splits[0]?.number === null;
  const named = ({ number, text, whatIf, round }: SplitTable, cut = (whole: string) => whole) =>
    [
      number !== null && cut(numbered(number, text)),
      whatIf,
      !alone && round > 1 && words.t("roundNumber", { number: round }),
    ]
      .filter(Boolean)
      .join(" · ");
  // Of many questions only the one is told over which groups differ most; the figure has them all.
  const widest = splits.reduce((a, b) => ((widestGap(b)?.gap ?? 0) > (widestGap(a)?.gap ?? 0) ? b : a));
  const charts = splits.map((split) => ({ caption: named(split), chart: chartOf(split, words) }));
  const several = charts.length > 1 || charts[0]!.caption !== "";
  return [
    {
      id: `${activity.id}-sectors`,
      title: t("sectors.title", { title: activity.title }),
      reading: joined(
        readingOf(widest, named(widest, quotable), words),
        alone && lastVote(splits, words),
        t("sectors.chance", { people: Math.min(...splits.flatMap((s) => s.groups.map((g) => g.people))) }),
      ),
      how: joined(
        t("sectors.how"),
        splits.filter((s) => s.whatIf === null).length < all && t("sectors.leftOut"),
      ),
      chart: several ? null : charts[0]!.chart,
      ...(several ? { more: charts } : {}),
      tables: splits.map((split) => ({
        caption: named(split) || t("sectors.title", { title: activity.title }),
        ...tableOf(split, words),
      })),
    },
  ];
}

const groupName = (sector: string | null, words: ReportWords): string =>
  sector ?? words.from("counting")("sectors.rest");

const cell = ({ count, percent }: Share, words: ReportWords): string =>
  percent === null
    ? String(count)
    : words.from("counting")("sectors.cell", { count, percent: words.number(Math.round(percent)) });

/** Groups down, answers across; for many answers the other way round, to stay narrow. */
function tableOf({ options, groups }: SplitTable, words: ReportWords): Pick<Table, "head" | "rows"> {
  const t = words.from("counting");
  if (options.length > MAX_LOOKS)
    return {
      head: [
        words.t("polls.option"),
        ...groups.map(
          (g) => `${groupName(g.sector, words)} · ${t("sectors.answered", { people: g.people })}`,
        ),
      ],
      rows: options.map((o, i) => [o.text, ...groups.map((g) => cell(g.shares[i]!, words))]),
    };
  return {
    head: [t("sectors.group"), t("sectors.people"), ...options.map((o) => o.text)],
    rows: groups.map((g) => [groupName(g.sector, words), g.people, ...g.shares.map((s) => cell(s, words))]),
  };
}

/** Rows cut into answers; shaded cells for several answers a person, or more than can be told apart. */
function chartOf({ options, groups }: SplitTable, words: ReportWords): Chart {
  const answered = (people: number) => words.from("counting")("sectors.answered", { people });
  const several = groups.some((g) => g.shares.reduce((sum, s) => sum + s.count, 0) > g.people);
  if (several || options.length > MAX_LOOKS)
    return {
      type: "heat",
      columns: groups.map((g) => `${groupName(g.sector, words)}\n${answered(g.people)}`),
      rows: options.map((o, i) => ({
        label: o.text,
        cells: groups.map(({ shares }) => ({
          said: String(shares[i]!.count),
          level: (shares[i]!.percent ?? 0) / 100,
        })),
      })),
    };
  return {
    type: "stacks",
    rows: groups.map((g) => ({
      label: groupName(g.sector, words),
      pieces: options.map((o, i) => ({
        label: o.text,
        count: g.shares[i]!.count,
        look: lookOf(options, i),
      })),
      said: answered(g.people),
    })),
  };
}

/** The choice over which two groups differ most, as counts. */
function widestGap({
  options,
  groups,
}: SplitTable): { option: number; high: number; low: number; gap: number } | null {
  let widest: { option: number; high: number; low: number; gap: number } | null = null;
  for (const [option] of options.entries()) {
    const percents = groups.map((g) => g.shares[option]!.percent ?? 0);
    const [most, least] = [Math.max(...percents), Math.min(...percents)];
    if (most - least > (widest?.gap ?? 0))
      widest = { option, high: percents.indexOf(most), low: percents.indexOf(least), gap: most - least };
  }
  return widest;
}

function readingOf(split: SplitTable, name: string, words: ReportWords): string {
  const t = words.from("counting");
  const gap = widestGap(split);
  if (!gap) return t("sectors.alike");
  const shareText = (group: number) => {
    const { count, of: people } = split.groups[group]!.shares[gap.option]!;
    return t("sectors.said", { count, of: people, group: groupName(split.groups[group]!.sector, words) });
  };
  return t(name ? "sectors.gapAt" : "sectors.gap", {
    name,
    option: quotable(split.options[gap.option]!.text),
    high: shareText(gap.high),
    low: shareText(gap.low),
  });
}
