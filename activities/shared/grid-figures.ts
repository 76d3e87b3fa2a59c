import {
  type GridDebrief,
  type GridRound,
  type GridRow,
  gridRoundsSentence,
} from "@/activities/shared/grid-debrief";
import type { Chart } from "@/model/figures/chart";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel, Table } from "@/model/figures/figure";
import { roundSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { textOf } from "@/model/text/markdown";

interface Choice {
  id: string;
  text: string;
}

/** Rows as a shaded table; the number in a cell is people. */
export const gridChart = (rows: readonly GridRow[], choices: readonly Choice[], corner: string): Chart => ({
  type: "heat",
  corner,
  columns: choices.map((c) => c.text),
  rows: rows.map((row) => ({
    label: row.text,
    cells: row.cells.map(({ id, share: { count, of } }) => ({
      said: String(count),
      level: of === 0 ? 0 : count / of,
      key: row.accepted?.includes(id),
    })),
  })),
});

export function gridTables(
  rounds: readonly GridRound[],
  words: ReportWords,
  corner: string,
  contest: boolean,
): Table[] {
  const { t } = words;
  const judged = rounds.some((r) => r.rows.some((row) => row.agree));
  return rounds.map((r) => ({
    caption: roundSaid(r, words),
    keyColumns: judged ? [1 + (r.rows[0]?.cells.length ?? 0) + (contest ? 1 : 0)] : [],
    head: [
      corner,
      ...(r.rows[0]?.cells ?? []).map((c) => c.text),
      ...(contest ? [t("grids.contest")] : []),
      ...(judged ? [t("grids.agree")] : []),
    ],
    rows: r.rows.map((row) => [
      row.text,
      ...row.cells.map((c) => words.cell(c.share)),
      ...(contest ? [row.contest === null ? "–" : row.contest.toFixed(2)] : []),
      ...(judged ? [row.agree ? words.cell(row.agree) : "–"] : []),
    ]),
  }));
}

/** Accepted answers with their reasons, a line for each item; `plain` where reasons are no Markdown. */
export function keySaid(
  rows: readonly GridRow[],
  choices: readonly Choice[],
  words: ReportWords,
  plain = false,
): string | undefined {
  const names = (ids: readonly string[]) =>
    ids.map((id) => choices.find((c) => c.id === id)?.text ?? id).join(" / ") || words.t("grids.noLabel");
  const lines = rows.flatMap((row) =>
    row.accepted === null
      ? []
      : [
          [
            words.report("keyFor", { item: row.text, answers: names(row.accepted) }),
            row.reason && (plain ? row.reason : textOf(row.reason)),
          ]
            .filter(Boolean)
            .join(" "),
        ],
  );
  return lines.length > 0 ? lines.join("\n") : undefined;
}

const kinds = ["changed", "toKey", "fromKey"] as const;

/** Nothing where there was one round. */
export function gridRounds(
  activity: { id: string },
  debrief: GridDebrief,
  corner: string,
  words: ReportWords,
): FigureModel[] {
  const { t } = words;
  const { compared, rounds } = debrief;
  if (rounds.length < 2) return [];
  const shown = kinds.filter((k) => compared?.rows.some((r) => r[k] !== null));
  return [
    {
      id: `${activity.id}-rounds`,
      title: t("grids.rounds"),
      ...(shown.some((k) => k !== "changed") && { key: "told" as const }),
      reading: words.say(gridRoundsSentence(debrief)),
      ...silentIf(findsNothing(gridRoundsSentence(debrief))),
      how: t("grids.roundsHow"),
      ...(shown.includes("toKey") && { howKey: t("grids.roundsKey") }),
      chart: compared && {
        type: "heat",
        corner,
        columns: [...shown.map((k) => t(`grids.${k}`)), t("grids.matched")],
        keyColumns: shown.flatMap((k, i) => (k === "changed" ? [] : [i])),
        rows: compared.rows.map((r) => ({
          label: r.text,
          cells: [
            ...shown.map((k) => ({ said: String(r[k] ?? 0), level: (r[k] ?? 0) / r.matched })),
            { said: String(r.matched), level: 0 },
          ],
        })),
      },
      tables: compared
        ? [
            {
              caption: [
                t("rounds.before", { round: compared.before }),
                t("rounds.after", { round: compared.after }),
              ].join(" → "),
              head: [corner, t("grids.matched"), ...kinds.map((k) => t(`grids.${k}`)), t("grids.p")],
              keyColumns: [3, 4, 5],
              rows: compared.rows.map((r) => [
                r.text,
                r.matched,
                ...kinds.map((k) => r[k] ?? "–"),
                r.p === null ? "–" : r.p < 0.001 ? "< 0.001" : r.p.toFixed(3),
              ]),
            },
          ]
        : [],
    },
  ];
}
