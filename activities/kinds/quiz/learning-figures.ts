/** A test before and after of the same people, as figures: their number, their scores, and item by item. */
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { signOf } from "@/model/statistics/paired";
import type { ItemChange, PrePost, Scores } from "@/activities/kinds/quiz/pre-post";
import { decimals, pSaid, rangeSaid, signed } from "@/model/figures/format-numbers";
import type { Chart, Stack } from "@/model/figures/chart";
import type { FigureModel, Table } from "@/model/figures/figure";
import { joined, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { listed, numberOf, numbered } from "@/model/text/wording";

type T = ReturnType<ReportWords["from"]>;

export function learningFigures(found: PrePost, words: ReportWords): FigureModel[] {
  const t = words.from("learning");
  const { scores, items } = found;
  return scores && items
    ? [scoresFigure(found, scores, words, t), itemsFigure(found, items, words, t)]
    : [unmatchedFigure(found, t)];
}

/** Tells only how many are missing where too few people can be compared. */
const unmatchedFigure = (found: PrePost, t: T): FigureModel => ({
  id: `${found.after.id}-learning`,
  title: t("title"),
  reading:
    found.max === 0
      ? t("noItems")
      : found.leftOut > 0
        ? t("fewLeft", { matched: found.matched + found.leftOut })
        : t("few", { matched: found.matched, few: MIN_REPORTABLE }),
  nothing: true,
  how: t("howMatched"),
  chart: null,
  tables: [matchTable(found, t)],
});

function scoresFigure(found: PrePost, scores: Scores, words: ReportWords, t: T): FigureModel {
  const { paired, more, same, fewer } = scores;
  const { matched, max } = found;
  const part = (count: number, label: string, look: "yes" | "soft" | "no") => ({
    label,
    count,
    of: matched,
    low: null,
    high: null,
    said: t("ofMatched", { count, of: matched }),
    look,
  });
  return {
    id: `${found.after.id}-learning`,
    title: t("title"),
    reading: joined(
      t("reading", { n: matched, more, same, fewer, max }),
      found.leftOut > 0 && t("leftOut", { count: found.leftOut }),
      t("means", {
        before: decimals(paired.before.mean, 1, words),
        after: decimals(paired.after.mean, 1, words),
        difference: signed(paired.difference, 1, words),
        low: signed(paired.interval?.low ?? 0, 1, words),
        high: signed(paired.interval?.high ?? 0, 1, words),
        n: matched,
      }),
      signOf(paired.interval) === 0 && t("holdsZero"),
      t("noControl"),
    ),
    how: joined(
      t("howScores", { max }),
      found.changed.length > 0 &&
        t("changedItems", {
          items: listed(
            found.changed.map((n) => numberOf(n, found.after.items[n - 1]!.text)),
            words.locale,
          ),
        }),
      t("howMatched"),
    ),
    heads: matchSaid(found, t),
    chart: scoreChart(found, scores, words, t),
    more: [
      {
        caption: t("differenceCaption"),
        chart: {
          type: "intervals",
          zero: true,
          ...aroundZero([paired.interval?.low, paired.interval?.high, paired.difference], max),
          rows: [
            {
              label: t("tInterval"),
              at: paired.difference,
              low: paired.interval?.low ?? null,
              high: paired.interval?.high ?? null,
              said: differenceSaid(paired.difference, paired.interval, words),
            },
          ],
        },
      },
      {
        caption: t("peopleCaption"),
        chart: {
          type: "bars",
          rows: [part(more, t("more"), "yes"), part(same, t("same"), "soft"), part(fewer, t("fewer"), "no")],
        },
      },
    ],
    tables: [numbersTable(found, scores, words, t), matchTable(found, t)],
  };
}

const differenceSaid = (
  difference: number,
  range: { low: number; high: number } | null,
  words: ReportWords,
): string => `${signed(difference, 1, words)} (${rangeSaid(range, words)})`;

/** An axis in whole items that shows zero and every bound. */
function aroundZero(bounds: readonly (number | undefined)[], max: number): { low: number; high: number } {
  const ends = bounds.flatMap((b) => b ?? []);
  return {
    low: Math.max(-max, Math.min(-1, Math.floor(Math.min(...ends)))),
    high: Math.min(max, Math.max(1, Math.ceil(Math.max(...ends)))),
  };
}

function scoreChart({ max, guess }: PrePost, { paired }: Scores, words: ReportWords, t: T): Chart {
  const row = (label: string, mean: number, sd: number | null) => ({
    label,
    at: mean,
    low: null,
    high: null,
    said: t("meanSaid", {
      mean: decimals(mean, 1, words),
      max,
      sd: sd === null ? "–" : decimals(sd, 1, words),
    }),
  });
  return {
    type: "intervals",
    low: 0,
    high: max,
    guess: { at: guess, label: t("guess", { score: decimals(guess, 1, words) }) },
    rows: [
      row(t("before"), paired.before.mean, paired.before.sd),
      row(t("after"), paired.after.mean, paired.after.sd),
    ],
  };
}

function numbersTable(
  { max, guess, matched }: PrePost,
  { paired, gain, more, same, fewer }: Scores,
  words: ReportWords,
  t: T,
): Table {
  const { wilcoxon } = paired;
  const or = (n: number | null, digits: number) => (n === null ? "–" : decimals(n, digits, words));
  return {
    caption: t("title"),
    head: [t("measure"), t("value")],
    rows: [
      [t("n"), matched],
      [t("max"), max],
      [t("meanBefore"), `${decimals(paired.before.mean, 2, words)} (${or(paired.before.sd, 2)})`],
      [t("meanAfter"), `${decimals(paired.after.mean, 2, words)} (${or(paired.after.sd, 2)})`],
      [t("difference"), signed(paired.difference, 2, words)],
      [t("tInterval"), rangeSaid(paired.interval, words, 2)],
      [t("effect"), or(paired.effect, 2)],
      [t("wilcoxon", { method: t(wilcoxon.method), changed: wilcoxon.changed }), pSaid(wilcoxon.p, words)],
      [t("gainGroup"), or(gain.group, 2)],
      [t("gainEach", { of: gain.of }), or(gain.each, 2)],
      [t("ceiling"), gain.ceiling],
      [t("more"), more],
      [t("same"), same],
      [t("fewer"), fewer],
      [t("guessing"), decimals(guess, 1, words)],
    ],
  };
}

function matchTable({ matched, leftOut, match }: PrePost, t: T): Table {
  return {
    caption: t("matchCaption"),
    head: [t("who"), t("testBefore"), t("testAfter")],
    rows: [
      [t("matched"), matched, matched],
      ...(leftOut > 0 ? [[t("leftOutRow"), leftOut, leftOut]] : []),
      [t("only"), match.beforeOnly, match.afterOnly],
      [t("without"), match.beforeWithout, match.afterWithout],
      [t("shared"), match.beforeShared, match.afterShared],
    ],
  };
}

const matchSaid = ({ matched, match }: PrePost, t: T): string =>
  t("heads", {
    matched,
    before: match.beforeOnly,
    after: match.afterOnly,
    without: match.beforeWithout + match.afterWithout,
    shared: match.beforeShared + match.afterShared,
  });

function itemsFigure(found: PrePost, items: readonly ItemChange[], words: ReportWords, t: T): FigureModel {
  const shown = items.filter((i) => i.shown);
  return {
    id: `${found.after.id}-learning-items`,
    key: "alone",
    title: t("itemsTitle"),
    reading: joined(itemsReading(shown, words, t), shown.length > 0 && t("noControl")),
    ...silentIf(shown.length === 0),
    how: t("howItems", { few: MIN_REPORTABLE }),
    heads: matchSaid(found, t),
    chart: shown.length > 0 ? { type: "stacks", rows: byChange(shown).map((i) => itemStack(i, t)) } : null,
    tables: [itemsTable(items, words, t)],
  };
}

/** Where most was lost or gained stands first; what stayed stands last. */
const byChange = (items: readonly ItemChange[]): ItemChange[] =>
  items.toSorted(
    (a, b) => Math.abs(b.gained - b.lost) / b.of - Math.abs(a.gained - a.lost) / a.of || a.number - b.number,
  );

const itemStack = ({ number, item, of, bothRight, gained, lost, bothWrong }: ItemChange, t: T): Stack => ({
  label: numbered(number, item.text),
  pieces: [
    { label: t("bothRight"), count: bothRight, look: "soft" },
    { label: t("gained"), count: gained, look: "yes" },
    { label: t("lost"), count: lost, look: "no" },
    { label: t("bothWrong"), count: bothWrong, look: "none" },
  ],
  said: t("bothTimes", { count: of }),
});

function itemsReading(items: readonly ItemChange[], words: ReportWords, t: T): string {
  if (items.length === 0) return t("itemsFew", { few: MIN_REPORTABLE });
  const up = items.filter((i) => i.gained > i.lost).length;
  const down = items.filter((i) => i.gained < i.lost).length;
  const change = (i: ItemChange) => Math.abs(i.gained - i.lost);
  const [first] = items.toSorted((a, b) => change(b) - change(a));
  const like = items.filter((i) => i.gained === first?.gained && i.lost === first.lost && i.of === first.of);
  const most =
    first && change(first) > 0
      ? t("mostGained", {
          ...words.names({ most: like.map((i) => i.item.text) }),
          gained: first.gained,
          lost: first.lost,
          of: first.of,
        })
      : "";
  const tested = items.filter((i) => i.p !== null).length;
  return joined(
    t("itemsReading", { items: items.length, up, down }),
    most,
    tested === 0
      ? t("noneTested")
      : t("tested", { tested, clear: items.filter((i) => i.holm !== null && i.holm < 0.05).length }),
  );
}

function itemsTable(items: readonly ItemChange[], words: ReportWords, t: T): Table {
  return {
    caption: t("itemsTitle"),
    head: [
      t("item"),
      t("answeredBoth"),
      t("bothRight"),
      t("gained"),
      t("lost"),
      t("bothWrong"),
      t("p"),
      t("holm"),
      t("guessShare"),
    ],
    rows: items.map((i) => [
      numbered(i.number, i.item.text),
      i.of,
      ...(i.shown ? [i.bothRight, i.gained, i.lost, i.bothWrong] : ["–", "–", "–", "–"]),
      i.shown ? pSaid(i.p, words) : "–",
      i.shown ? pSaid(i.holm, words) : "–",
      words.report("percent", { percent: decimals(100 * i.guess, 0, words) }),
    ]),
  };
}
