/** Several rooms as figures: a bar for the viewing room, a line for the others' band. Pure. */
import { MIN_REPORTABLE } from "@/model/debrief/share";
import {
  type Cohorts,
  type GainsCompared,
  MIN_ROOMS,
  type SharesCompared,
} from "@/workshop/learning/cohorts/compare";
import { decimals, rangeSaid, signed } from "@/model/figures/format-numbers";
import type { FigureModel } from "@/model/figures/figure";
import { joined, percentCell } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

type T = ReturnType<ReportWords["from"]>;

/** The reading of bands, once for all figures. */
export const bandsSaid = (words: ReportWords): string =>
  words.from("learning")("cohorts.howBand", { least: MIN_ROOMS, few: MIN_REPORTABLE });

/** One figure for each activity, then one for each gain, then what is not compared. */
export function cohortFigures(cohorts: Cohorts, words: ReportWords): FigureModel[] {
  const t = words.from("learning");
  const activities = [...new Set(cohorts.shares.map((s) => s.activity))];
  return [
    ...activities.map((activity, i) =>
      sharesFigure(
        `cohort-${i + 1}`,
        activity,
        cohorts.shares.filter((s) => s.activity === activity),
        words,
        t,
      ),
    ),
    ...cohorts.gains.map((gains, i) => gainsFigure(`cohort-gain-${i + 1}`, gains, words, t)),
    ...(cohorts.changed.length > 0 ? [changedFigure(cohorts, t)] : []),
  ];
}

function sharesFigure(
  id: string,
  activity: string,
  shares: readonly SharesCompared[],
  words: ReportWords,
  t: T,
): FigureModel {
  const banded = shares.filter((s) => s.band);
  const outside = (s: SharesCompared) =>
    s.band &&
    s.own.percent !== null &&
    (s.own.percent < s.band.low ? "below" : s.own.percent > s.band.high ? "above" : null);
  const percent = (n: number) => decimals(n, 0, words);
  return {
    id,
    title: activity,
    reading:
      banded.length === 0
        ? t("cohorts.noBand", { least: MIN_ROOMS, few: MIN_REPORTABLE })
        : t("cohorts.reading", {
            of: banded.length,
            within: banded.filter((s) => !outside(s)).length,
            above: banded.filter((s) => outside(s) === "above").length,
            below: banded.filter((s) => outside(s) === "below").length,
          }),
    how: t(shares[0]?.type === "part" ? "cohorts.howParts" : "cohorts.howItems"),
    chart: {
      type: "bars",
      band: true,
      rows: shares.map((s) => ({
        label: s.label,
        count: s.own.count,
        of: s.own.of,
        low: s.band?.low ?? null,
        high: s.band?.high ?? null,
        said: joined(
          words.short(s.own),
          s.band && t("cohorts.bandSaid", { low: percent(s.band.low), high: percent(s.band.high) }),
        ),
      })),
    },
    tables: [
      {
        caption: activity,
        head: [
          t("cohorts.question"),
          t("cohorts.count"),
          t("cohorts.of"),
          "%",
          t("cohorts.band"),
          t("cohorts.bandRooms"),
          t("cohorts.pooled"),
          t("cohorts.pooledRooms"),
        ],
        rows: shares.map((s) => [
          s.label,
          s.own.count,
          s.own.of,
          percentCell(s.own, words),
          s.band
            ? `${percent(s.band.low)} – ${words.report("percent", { percent: percent(s.band.high) })}`
            : "–",
          s.band?.rooms ?? "–",
          s.pooled ? words.short(s.pooled) : "–",
          s.pooled?.rooms ?? "–",
        ]),
      },
    ],
  };
}

function gainsFigure(
  id: string,
  { activity, max, rooms, pooled }: GainsCompared,
  words: ReportWords,
  t: T,
): FigureModel {
  const bounds = rooms.flatMap((r) => [
    r.gain.mean,
    ...(r.gain.interval ? [r.gain.interval.low, r.gain.interval.high] : []),
  ]);
  const named = (r: GainsCompared["rooms"][number]) =>
    r.own ? t("cohorts.thisRoom", { title: r.title }) : r.title;
  return {
    id,
    title: t("cohorts.gainTitle", { title: activity }),
    reading: joined(
      t("cohorts.gainReading", {
        rooms: rooms.length,
        up: rooms.filter((r) => r.gain.interval && r.gain.interval.low > 0).length,
        down: rooms.filter((r) => r.gain.interval && r.gain.interval.high < 0).length,
      }),
      pooled &&
        t("cohorts.gainPooled", { mean: signed(pooled.mean, 1, words), of: pooled.of, rooms: pooled.rooms }),
      t("noControl"),
    ),
    how: t("cohorts.howGain", { max, few: MIN_REPORTABLE }),
    chart: {
      type: "intervals",
      zero: true,
      low: Math.max(-max, Math.min(-1, Math.floor(Math.min(...bounds)))),
      high: Math.min(max, Math.max(1, Math.ceil(Math.max(...bounds)))),
      rows: rooms.map((r) => ({
        label: named(r),
        at: r.gain.mean,
        low: r.gain.interval?.low ?? null,
        high: r.gain.interval?.high ?? null,
        said: t("cohorts.gainSaid", {
          mean: signed(r.gain.mean, 1, words),
          range: rangeSaid(r.gain.interval, words),
          n: r.gain.of,
        }),
      })),
    },
    tables: [
      {
        caption: t("cohorts.gainTitle", { title: activity }),
        head: [t("cohorts.room"), t("n"), t("difference"), t("tInterval")],
        rows: [
          ...rooms.map((r) => [
            named(r),
            r.gain.of,
            signed(r.gain.mean, 2, words),
            rangeSaid(r.gain.interval, words, 2),
          ]),
          ...(pooled
            ? [
                [
                  t("cohorts.pooledRow", { rooms: pooled.rooms }),
                  pooled.of,
                  signed(pooled.mean, 2, words),
                  "–",
                ],
              ]
            : []),
        ],
      },
    ],
  };
}

const changedFigure = ({ changed }: Cohorts, t: T): FigureModel => ({
  id: "cohort-changed",
  title: t("cohorts.changedTitle"),
  reading: t("cohorts.changedReading", { items: changed.length }),
  how: t("cohorts.changedHow"),
  chart: null,
  tables: [
    {
      caption: t("cohorts.changedTitle"),
      head: [t("cohorts.question"), t("cohorts.activity"), t("cohorts.changedRooms")],
      rows: changed.map((c) => [c.label, c.activity, c.rooms]),
    },
  ],
});
