import type { ReactNode } from "react";
import type { Table } from "@/components/debrief/data-table";
import { Figure } from "@/components/debrief/figure";
import styles from "@/components/debrief/grid-figure.module.css";
import type { Words } from "@/components/debrief/words";
import { HeatGrid } from "@/components/ui/heat-grid";
import { letter } from "@/components/ui/bars";
import type { GridDebrief, GridRound, GridRow } from "@/workshop/debrief/grid-debrief";
import { gridRoundsSentence } from "@/workshop/debrief/sentences";

interface Choice {
  id: string;
  text: string;
}

/** Items by choices of one round as a shaded table; with `most`, how many stand behind the most frequent choice. */
export function Grid(props: {
  words: Words;
  caption: string;
  corner: string;
  rows: GridRow[];
  choices: Choice[];
  most: boolean;
}) {
  const { words, caption, corner, rows, choices, most } = props;
  const { t } = words;
  return (
    <HeatGrid
      className={styles.grid}
      caption={caption}
      corner={corner}
      columns={choices.map((c, i) => ({ ...c, letter: letter(i) }))}
      rows={rows.map((row) => ({
        id: row.id,
        head: row.text,
        counts: row.cells.map((c) => c.share.count),
        of: row.cells[0]?.share.of ?? 0,
        accepted: row.accepted ?? undefined,
        note: most ? mostOf(row, words) : undefined,
      }))}
      noteHead={most ? t("grids.most") : undefined}
      expert={t("grids.expert")}
    />
  );
}

function mostOf(row: GridRow, words: Words): string {
  const cell = row.cells.find((c) => row.most.includes(c.id));
  if (!cell) return "–";
  const { count, of, percent } = cell.share;
  const counts = words.t("grids.mostShare", { count, of });
  return percent === null ? counts : `${counts} · ${Math.round(percent)} %`;
}

/** The numbers of every round: each share with its interval, and how many agree with the key. */
export function gridTables(rounds: GridRound[], words: Words, corner: string, contest: boolean): Table[] {
  const { t } = words;
  const judged = rounds.some((r) => r.rows.some((row) => row.agree));
  return rounds.map((r) => ({
    caption: t("grids.roundCaption", {
      round: t("roundNumber", { number: r.round }),
      answered: r.answered,
      passed: r.passed,
      missing: r.missing,
    }),
    head: [
      corner,
      ...(r.rows[0]?.cells ?? []).map((c) => c.text),
      ...(contest ? [t("grids.contest")] : []),
      ...(judged ? [t("grids.agree")] : []),
    ],
    rows: r.rows.map((row) => [
      row.text,
      ...row.cells.map((c) => words.share(c.share)),
      ...(contest ? [row.contest === null ? "–" : row.contest.toFixed(2)] : []),
      ...(judged ? [row.agree ? words.share(row.agree) : "–"] : []),
    ]),
  }));
}

/** What an expert accepts, how many agree, and why; hidden with the figure's switch. */
export function KeyList({ rows, choices, words }: { rows: GridRow[]; choices: Choice[]; words: Words }) {
  const keyed = rows.filter((r) => r.accepted !== null);
  if (keyed.length === 0) return null;
  const names = (ids: readonly string[]) => ids.map((id) => choices.find((c) => c.id === id)?.text ?? id).join(" / ");
  return (
    <dl className={styles.keys} data-expert>
      {keyed.map((row) => (
        <div key={row.id}>
          <dt dir="auto">{row.text}</dt>
          <dd>
            <b dir="auto">✓ {row.accepted?.length ? names(row.accepted) : "–"}</b>{" "}
            {row.agree && <span className={styles.agree}>{words.share(row.agree)}</span>}
            {row.reason && <p dir="auto">{row.reason}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The first round against the last, item by item; nothing where there was one round. */
export function GridRounds({ debrief, corner, words }: { debrief: GridDebrief; corner: string; words: Words }): ReactNode {
  const { t } = words;
  const { compared, rounds } = debrief;
  if (rounds.length < 2) return null;
  const kinds = ["changed", "toKey", "fromKey"] as const;
  const shown = kinds.filter((k) => compared?.rows.some((r) => r[k] !== null));
  return (
    <Figure
      words={words}
      title={t("grids.rounds")}
      reading={words.say(gridRoundsSentence(debrief))}
      how={t("grids.roundsHow")}
      tables={
        compared
          ? [
              {
                caption: `${t("rounds.before", { round: compared.before })} → ${t("rounds.after", { round: compared.after })}`,
                head: [corner, t("grids.matched"), ...kinds.map((k) => t(`grids.${k}`)), t("grids.p")],
                rows: compared.rows.map((r) => [
                  r.text,
                  r.matched,
                  ...kinds.map((k) => r[k] ?? "–"),
                  r.p === null ? "–" : r.p < 0.001 ? "< 0.001" : r.p.toFixed(3),
                ]),
              },
            ]
          : []
      }
    >
      {compared && (
        <HeatGrid
          className={styles.grid}
          caption={t("grids.rounds")}
          corner={corner}
          columns={shown.map((k) => ({ id: k, text: t(`grids.${k}`) }))}
          rows={compared.rows.map((r) => ({
            id: r.id,
            head: r.text,
            counts: shown.map((k) => r[k] ?? 0),
            of: r.matched,
            note: t("ofPeople", { of: r.matched }),
          }))}
          noteHead={t("grids.matched")}
          expert=""
        />
      )}
    </Figure>
  );
}
