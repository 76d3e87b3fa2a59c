/**
 * Indicators for the evaluation of a workshop, from figures of the debrief and nothing else; none of fewer than
 * five people. Levels by what an activity asks, after J. D. Kirkpatrick and W. K. Kirkpatrick (2016),
 * "Kirkpatrick's Four Levels of Training Evaluation": 1 reaction, 2 learning with confidence and commitment, 3
 * behaviour. No activity measures level 4, results. Pure.
 */
import type { Releases } from "@/model/debrief/release";
import { MIN_REPORTABLE, type Share, shareOf } from "@/model/debrief/share";
import { decimals, signed } from "@/model/figures/format-numbers";
import type { ReportWords } from "@/model/figures/report-words";
import { cohensH } from "@/model/statistics/cohen";
import type { Paired, Range } from "@/model/statistics/paired";
import { kindOf } from "@/activities/kinds";
import type { Cell } from "@/workshop/debrief/csv";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import type { FollowUpCounts } from "@/workshop/debrief/follow-up/chapter";
import { WAVES } from "@/workshop/debrief/follow-up/waves";
import { planOfAction } from "@/workshop/debrief/plan-of-action";
import { EVERY_LANGUAGE, editOf, type ReportEdit, targetKey } from "@/workshop/debrief/report/edits";
import type { ReportChapter } from "@/workshop/debrief/report/report";

export interface Indicator {
  /** Stable whatever the numbers are, as its target stays with it. */
  id: string;
  /** Below `indicators.names` in messages/<language>/report.json. */
  name: string;
  values: Record<string, string | number>;
  level: 1 | 2 | 3;
  /** Below `indicators.bases`: the people, or groups, that are counted. */
  base: "joined" | "answered" | "each" | "followed" | "matched" | "both" | "returned" | "groups";
  n: number;
  /** People who could have answered; null: the base is everybody. */
  asked: number | null;
  unit: "percent" | "difference" | "items" | "points" | "measures";
  value: number;
  interval: Range | null;
  /** A share's counts. */
  share?: Share;
  effect: { type: "h" | "g"; value: number } | null;
  target: number | null;
}

type Part = Pick<Indicator, "id" | "name" | "values" | "level" | "base"> & { asked?: number };

interface Heads {
  answered: number;
  passed: number;
  missing: number;
}

const asked = ({ answered, passed, missing }: Heads): number => answered + passed + missing;

const indicator = (
  part: Part,
  figures: Pick<Indicator, "n" | "unit" | "value"> & Partial<Indicator>,
): Omit<Indicator, "target">[] =>
  figures.n < MIN_REPORTABLE && part.base !== "groups"
    ? []
    : [{ interval: null, effect: null, ...part, ...figures, asked: part.asked ?? null }];

const ofShare = (part: Part, count: number, total: number) => {
  const share = shareOf(count, total);
  const { percent, low, high } = share;
  return indicator(part, {
    n: total,
    unit: "percent",
    value: percent ?? 0,
    interval: low === null || high === null ? null : { low, high },
    share,
  });
};

const ofPairs = (part: Part, unit: "items" | "points", paired: Paired | null | undefined) =>
  paired
    ? indicator(part, {
        n: paired.n,
        unit,
        value: paired.difference,
        interval: paired.interval,
        effect: paired.effect === null ? null : { type: "g", value: paired.effect },
      })
    : [];

interface Sources {
  releases: Releases;
  followUp: FollowUpCounts;
  edits: readonly ReportEdit[];
}

/** By level, then in the order of the workshop; none where nothing but attendance is known. */
export function indicatorsOf(debrief: Debrief, { releases, followUp, edits }: Sources): Indicator[] {
  const { people, answeredOnce, sessions } = debrief;
  const debriefs = sessions.flatMap((session) => session.activities);
  const all = debriefs.map(({ activity }) => activity);
  const measures = planOfAction(debrief, releases);
  const groups = new Set(measures.flatMap((one) => one.groups.map(({ id }) => id))).size;
  const testOf = ({ activity }: ActivityDebrief) => kindOf(activity).test?.(activity, all) ?? null;
  const found = [
    ...sessions.flatMap(({ id, title, activities }) => [
      ...meanOf({ id, title }, activities.filter((one) => testOf(one) === null).map(agreements)),
      ...activities
        .filter((one) => testOf(one) !== "before")
        .flatMap((one) => [
          ...ofActivity(one, people),
          ...(testOf(one) === "after" ? meanOf(one.activity, [agreements(one)]) : []),
        ]),
    ]),
    ...(measures.length > 0
      ? indicator(
          { id: "planned", name: "planned", values: {}, level: 2, base: "groups" },
          { n: groups, unit: "measures", value: measures.length },
        )
      : []),
    ...WAVES.flatMap((wave) => {
      const { done = 0, partly = 0, "not-yet": open = 0, dropped = 0 } = followUp.counts[wave] ?? {};
      const part = {
        id: `kept:${wave}`,
        name: "kept",
        values: { wave },
        level: 3,
        base: "returned",
      } as const;
      return ofShare({ ...part, asked: followUp.codes }, done + partly, done + partly + open + dropped);
    }),
  ];
  const forms = new Set(found.flatMap(({ values }) => (values.field ? values.title! : []))).size;
  const attended = { id: "took-part", name: "took-part", values: {}, level: 1, base: "joined" } as const;
  return found.length === 0
    ? []
    : [...ofShare(attended, Math.min(answeredOnce, people), people), ...found]
        .toSorted((a, b) => a.level - b.level)
        .map((one) => {
          const values = { ...one.values, forms };
          const target = editOf(edits, targetKey(one.id), EVERY_LANGUAGE)?.text;
          return { ...one, values, target: target ? Number(target) : null };
        });
}

function ofActivity(debrief: ActivityDebrief, people: number): Omit<Indicator, "target">[] {
  const { title, id } = debrief.activity;
  const part = (name: string, values: Part["values"], rest: Omit<Part, "id" | "name" | "values">): Part => ({
    id: [name, id, values.field].filter(Boolean).join(":"),
    name,
    values: { title, ...values },
    ...rest,
  });
  switch (debrief.kind) {
    case "case":
      return ofCase(debrief, part);
    case "quiz": {
      const { learning, before } = debrief;
      if (learning) {
        const { after, match, max, matched, leftOut, scores } = learning;
        const took = matched + leftOut + match.afterOnly + match.afterWithout + match.afterShared;
        const named = part(
          "grown",
          { title: after.title, items: max },
          { level: 2, base: "matched", asked: took },
        );
        return ofPairs(named, "items", scores?.paired);
      }
      return unmatched(part, before ?? []);
    }
    case "form":
      return ofForm(debrief, part);
    case "commitment":
      return debrief.last.few
        ? []
        : ofShare(part("committed", {}, { level: 2, base: "joined" }), debrief.last.answered, people);
    default:
      return [];
  }
}

type Named = (name: string, values: Part["values"], rest: Omit<Part, "id" | "name" | "values">) => Part;
type Of<K extends ActivityDebrief["kind"]> = Extract<ActivityDebrief, { kind: K }>;

/** Agreement with the expert at the end, by sector too where that is shown, and the largest movement. */
function ofCase({ activity, parts, largest, people, splits = [] }: Of<"case">, part: Named) {
  const accepted = (one: { id: string }) =>
    activity.parts.find(({ id }) => id === one.id)?.key?.accepted ?? [];
  const last = parts.findLast((one) => !one.counts.few && accepted(one).length > 0);
  const moved = part(
    "changed",
    { from: largest?.from ?? 0, to: largest?.to ?? 0 },
    { level: 2, base: "followed", asked: people },
  );
  const movement = largest ? ofShare(moved, largest.changed, largest.both) : [];
  if (!last) return movement;
  const keys = accepted(last);
  const named = part(
    "agreed",
    { number: last.number },
    { level: 2, base: "answered", asked: asked(last.counts) },
  );
  const count = (options: readonly { id: string; share: Share }[]) =>
    options.filter((one) => keys.includes(one.id)).reduce((sum, one) => sum + one.share.count, 0);
  const split = splits.find(
    (one) => one.question === last.counts.question && one.round === last.counts.round && !one.whatIf,
  );
  const sectors = (split?.groups ?? []).flatMap(({ sector, people: members, shares }, i) => {
    const options = split!.options.map((option, place) => ({ id: option.id, share: shares[place]! }));
    const values = { ...named.values, sector: sector ?? "" };
    const group = { ...named, id: `${named.id}:${i}`, name: "agreed-sector", values, asked: undefined };
    return ofShare(group, count(options), members);
  });
  return [...ofShare(named, count(last.counts.bars), last.counts.answered), ...sectors, ...movement];
}

interface Agreements {
  shares: Share[];
  asked: number;
}

/** Answers as the expert's, item by item. */
function agreements(debrief: ActivityDebrief): Agreements {
  switch (debrief.kind) {
    case "quiz":
      return {
        shares: debrief.items.map(({ last }) => last.right),
        asked: Math.max(...debrief.items.map(({ last }) => asked(last))),
      };
    case "sort":
    case "table":
    case "marking":
      return {
        shares: debrief.last.rows.flatMap(({ agree }) => agree ?? []),
        asked: asked(debrief.last),
      };
    default:
      return { shares: [], asked: 0 };
  }
}

/** Of a session, or a test; several items have no interval, as one person's answers belong together. */
function meanOf({ id, title }: { id: string; title: string }, parts: readonly Agreements[]) {
  const shares = parts.flatMap((one) => one.shares).filter((share) => share.of >= MIN_REPORTABLE);
  const [only] = shares;
  if (!only) return [];
  const part: Part = {
    id: `agreed-items:${id}`,
    name: "agreed-items",
    values: { title, items: shares.length },
    level: 2,
    base: "each",
    asked: Math.max(...parts.map((one) => one.asked)),
  };
  return shares.length === 1
    ? ofShare(part, only.count, only.of)
    : indicator(part, {
        n: Math.min(...shares.map((share) => share.of)),
        unit: "percent",
        value: shares.reduce((sum, share) => sum + share.percent!, 0) / shares.length,
      });
}

/** Two tests whose people cannot be matched: the difference of two shares of answers. */
function unmatched(part: Named, all: readonly { before: Share; after: Share }[]) {
  const both = all.filter(({ before, after }) => Math.min(before.of, after.of) >= MIN_REPORTABLE);
  if (both.length === 0) return [];
  const total = (share: (one: (typeof both)[number]) => Share) =>
    both.reduce((sum, one) => sum + share(one).count, 0) / both.reduce((sum, one) => sum + share(one).of, 0);
  const [before, after] = [total((one) => one.before), total((one) => one.after)];
  return indicator(part("unmatched", { items: both.length }, { level: 2, base: "answered" }), {
    n: Math.min(...both.flatMap((one) => [one.before.of, one.after.of])),
    unit: "difference",
    value: 100 * (after - before),
    effect: { type: "h", value: cohensH(before, after) },
  });
}

/** Below so many points the two highest are no choice among several. */
const MIN_POINTS = 4;

/** Scales of an evaluation by their two highest points; scales of before and now as differences. */
function ofForm({ activity, sections, thenNow, ...head }: Of<"form">, part: Named) {
  const paired = thenNow.flatMap(({ before, now, both, paired: pairs }) =>
    ofPairs(
      part(
        "then-now",
        { field: now.id, text: now.text, points: now.points },
        { level: 2, base: "both", asked: Math.max(both, asked(head)) },
      ),
      "points",
      pairs,
    ).map((one) => ({ one, fields: [before.id, now.id] })),
  );
  const rated = sections
    .flatMap((section) => section.fields)
    .flatMap((one) => {
      if (activity.purpose !== "evaluation" || !("bars" in one) || one.field.type !== "scale") return [];
      const { id, text, points, intention } = one.field;
      if (points < MIN_POINTS || paired.some(({ fields }) => fields.includes(id))) return [];
      const values = { field: id, text, points, from: points - 1 };
      return ofShare(
        intention
          ? part("intended", values, { level: 2, base: "answered", asked: asked(head) })
          : part("rated", values, { level: 1, base: "answered", asked: asked(head) }),
        one.bars.slice(-2).reduce((sum, bar) => sum + bar.share.count, 0),
        one.filled,
      );
    });
  return [...rated, ...paired.map(({ one }) => one)];
}

const nameIn = ({ name, values }: Indicator, words: ReportWords): string =>
  words.report(`indicators.names.${name}`, {
    ...values,
    ...(values.sector === "" && { sector: words.from("counting")("sectors.rest") }),
  });

/** Indicators that can have a target, with their names in words. */
export const targetsIn = (indicators: readonly Indicator[], words: ReportWords) =>
  indicators
    .filter(({ name }) => name !== "agreed-sector")
    .map((one) => ({ id: one.id, name: nameIn(one, words), target: one.target }));

const isReached = ({ value, target }: Indicator): boolean => target !== null && value >= target;

function valueSaid({ unit, value, interval, share }: Indicator, words: ReportWords): string {
  if (share) return words.cell(share);
  if (unit === "measures") return decimals(value, 0, words);
  const number = unit === "percent" ? decimals(value, 0, words) : signed(value, 1, words);
  const range = interval
    ? ` (${signed(interval.low, 1, words)} ${words.report("indicators.to")} ${signed(interval.high, 1, words)})`
    : "";
  return words.report(`indicators.units.${unit}`, { number }) + range;
}

/** A chapter of every report; null where there are none. */
export function indicatorChapter(indicators: readonly Indicator[], words: ReportWords): ReportChapter | null {
  if (indicators.length === 0) return null;
  const t = (key: string, values?: Record<string, string | number>) =>
    words.report(`indicators.${key}`, values);
  const title = t("title");
  const targets = indicators.filter(({ target }) => target !== null);
  const head = heads.report.slice(0, targets.length > 0 ? undefined : -1);
  const rows = indicators.map((one) =>
    [
      nameIn(one, words),
      t(`levels.${one.level}`),
      valueSaid(one, words),
      one.effect ? `${t(`effects.${one.effect.type}`)} ${signed(one.effect.value, 2, words)}` : "–",
      t(`bases.${one.base}`, { n: one.n }),
      one.asked === null ? "–" : words.short(shareOf(Math.min(one.n, one.asked), one.asked)),
      one.target === null
        ? "–"
        : t(isReached(one) ? "reached" : "missed", {
            target: t(`units.${one.unit}`, { number: words.number(one.target) }),
          }),
    ].slice(0, head.length),
  );
  const figure = {
    id: "indicators-table",
    title,
    reading: t("reading", {
      count: indicators.length,
      targets: targets.length,
      reached: targets.filter(isReached).length,
    }),
    how: t("how"),
    chart: null,
    tables: [{ caption: title, head: head.map((name) => t(`heads.${name}`)), rows }],
  };
  return {
    id: "indicators",
    title,
    parts: [{ activity: "indicators", title, figures: [figure], remark: null }],
  };
}

const heads = {
  report: ["indicator", "level", "value", "effect", "base", "response", "target"],
  sheet: [
    ...["indicator", "level", "unit", "value", "low", "high", "effect", "effectType"],
    ...["n", "base", "asked", "target"],
  ],
};

/** The same as numbers, for a sheet of the workbook. */
export function indicatorSheet(
  indicators: readonly Indicator[],
  words: ReportWords,
): { head: string[]; rows: Cell[][] } {
  const t = (key: string, values?: Record<string, string | number>) =>
    words.report(`indicators.${key}`, values);
  const rounded = (n: number | undefined) => (n === undefined ? null : Math.round(n * 100) / 100);
  return {
    head: heads.sheet.map((head) => t(`heads.${head}`)),
    rows: indicators.map((one) => [
      nameIn(one, words),
      one.level,
      t(`units.${one.unit}`, { number: "" }).trim(),
      rounded(one.value),
      rounded(one.interval?.low),
      rounded(one.interval?.high),
      rounded(one.effect?.value),
      one.effect && t(`effects.${one.effect.type}`),
      one.n,
      t(`bases.${one.base}`, { n: one.n }),
      one.asked,
      one.target,
    ]),
  };
}
