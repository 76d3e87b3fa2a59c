import { textId } from "@/model/text/text-id";
import type { Bar } from "@/model/debrief/counts";
import type { Share } from "@/model/debrief/share";
import { type BySource, saidBySource } from "@/model/activity/answer-sources";
import type { BarRow, Chart, Look } from "@/model/figures/chart";
import { type FigureModel, hasTick, type Table } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

interface HeadCounts {
  answered: number;
  passed: number;
  missing: number;
  round?: number;
  /** Null or left out: not known. */
  present?: number | null;
  paused?: number | null;
  bySource?: BySource;
}

/** "19 answered · 1 passed · 3 gave nothing · 23 present". Lines break between parts alone. */
export function headsSaid(
  { answered, passed, missing, present, paused, bySource = [] }: HeadCounts,
  words: ReportWords,
): string {
  return [
    words.report("heads", { answered, passed, missing }),
    typeof present === "number" && words.report("present", { present }),
    typeof paused === "number" && words.report("paused", { paused }),
    saidBySource(bySource, (values) => words.compare("bySource", values)),
  ]
    .filter(Boolean)
    .join(" · ")
    .split(" · ")
    .map(unbroken)
    .join(" · ");
}

const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");

/** The line over the numbers of one round. */
export const roundSaid = (head: HeadCounts & { round: number }, words: ReportWords): string =>
  `${words.t("roundNumber", { number: head.round })} · ${headsSaid(head, words)}`;

/** The name of the vote, where people voted more than once. */
export const lastVote = (
  rounds: readonly { round: number; laterUnshown?: true }[],
  words: ReportWords,
): string | false => {
  const last = rounds.at(-1);
  if (!last) return false;
  if (last.round > 1) return words.say({ key: "vote-last", values: { round: last.round } });
  return last.laterUnshown === true && words.say({ key: "vote-kept-all", values: {} });
};

export const barOf = (
  label: string,
  share: Share,
  words: ReportWords,
  more: Partial<BarRow> = {},
): BarRow => ({
  label,
  count: share.count,
  of: share.of,
  low: share.low,
  high: share.high,
  said: words.short(share),
  ...more,
});

/** Looks of answers without tones, by place: told apart by pattern and lightness. Many answers share some. */
const untoned: readonly Look[] = ["plain", "unsure", "no", "soft", "strong"];
export const MAX_LOOKS = untoned.length;
/**
 * An answer's look. Those without a tone take the looks that no tone has; two of them differ like yes and no.
 */
export function lookOf(bars: readonly Pick<Bar, "tone">[], index: number): Look {
  const tone = bars[index]?.tone;
  if (tone) return tone;
  const taken = new Set<Look>(bars.flatMap((b) => (b.tone === "yes" ? ["yes", "plain"] : (b.tone ?? []))));
  const free = untoned.filter((look) => !taken.has(look));
  if (bars.length === 2 && index === 1 && !taken.has("no")) return "no";
  const place = bars.slice(0, index).filter((b) => !b.tone).length;
  return free[place % free.length]!;
}

/** "51 – 88", or a dash where too few answered. */
export const intervalCell = ({ low, high }: Share, words: ReportWords): string =>
  low === null || high === null ? "–" : `${words.number(low)} – ${words.number(high)}`;

export const percentCell = ({ percent }: Share, words: ReportWords): string =>
  percent === null ? "–" : words.number(percent);

/** In the place of a figure: why there is none. */
export const emptyFigure = (id: string, title: string, reading: string): FigureModel => ({
  id,
  title,
  reading,
  ...silentIf(true),
  chart: null,
  tables: [],
});

export const silentIf = (nothing: boolean): Pick<FigureModel, "nothing"> =>
  nothing ? { nothing: true } : {};

/** The sentence that is told first of these figures, and whether none of them finds anything. */
export function toldFirst(figures: readonly FigureModel[]): { sentence: string; nothing: boolean } {
  const first = figures.find((figure) => !figure.nothing);
  return { sentence: (first ?? figures[0])?.reading ?? "", nothing: !first && figures.length > 0 };
}

/** One small histogram after the other as further drawings of a figure; the first is the figure's own. */
export function severalCharts(
  charts: { caption: string; chart: Chart }[],
): Pick<FigureModel, "chart" | "more"> {
  const [first] = charts;
  if (!first) return { chart: null };
  return charts.length === 1 ? { chart: first.chart } : { chart: null, more: charts };
}

/** Texts joined into a sentence or two; what is not there is left out. */
export const joined = (...texts: (string | false | null | undefined)[]): string =>
  texts.filter(Boolean).join(" ");

/** Explains the marks of a figure's own charts, each once, if drawn. */
function marksSaid({ chart, more = [] }: FigureModel, { t }: ReportWords): { how: string; howKey: string } {
  const charts = [chart, ...more.map((one) => one.chart)].filter((one) => one !== null);
  const whisker = charts.some((one) => barsIn(one).some((bar) => bar.low !== null && bar.high !== null));
  const dot = charts.some((one) => one.type === "columns" && one.middle);
  return {
    how: joined(whisker && t("polls.whisker"), dot && t("scale.dot")),
    howKey: charts.some(hasTick) ? t("grids.tick") : "",
  };
}

function barsIn(chart: Chart): BarRow[] {
  if (chart.type === "pairs") return chart.rows.flatMap(({ before, after }) => [before, after]);
  return chart.type === "bars" && !chart.band ? chart.rows : [];
}

/** With all that is to be said of how it is drawn by its own charts. */
export function explained(figure: FigureModel, words: ReportWords): FigureModel {
  const { howDrawn, ...rest } = figure;
  const marks = marksSaid(figure, words);
  const how = joined(figure.how, howDrawn, marks.how);
  const howKey = joined(marks.howKey, figure.howKey);
  const tables = figure.tables.map((table) => bracketsSaid(table, words));
  return { ...rest, tables, ...(how && { how }), ...(howKey && { howKey }) };
}

/** An interval as it ends a cell. */
const BRACKETS = /% \(\p{Nd}+–\p{Nd}+\)$/u;

/** The head of a table also says what its cells have in brackets, so that no cell does. */
const bracketsSaid = (table: Table, { t }: ReportWords): Table =>
  table.rows.some((row) => row.some((cell) => typeof cell === "string" && BRACKETS.test(cell)))
    ? { ...table, caption: `${table.caption} · ${t("polls.brackets")}` }
    : table;

/** A text with how many wrote it, where they were several. */
export const timesSaid = ({ text, times }: { text: string; times: number }): string =>
  times > 1 ? `${text} ×${times}` : text;

/** Equal texts once, in the order of the first, with how many wrote each. */
export const onceSaid = (texts: readonly string[]): string[] => once(texts).map(timesSaid);

export function once(texts: readonly string[]): { text: string; times: number }[] {
  const counts = new Map<string, { text: string; times: number }>();
  for (const text of texts) {
    const entry = counts.get(textId(text));
    if (entry) entry.times++;
    else counts.set(textId(text), { text, times: 1 });
  }
  return [...counts.values()];
}
