import type { ComponentProps } from "react";
import styles from "@/components/debrief/grid-figure.module.css";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { HeatGrid } from "@/components/ui/heat-grid";
import { Markdown } from "@/components/ui/markdown";
import { letter } from "@/model/text/wording";
import type { GridRow } from "@/activities/shared/grid-debrief";

interface Choice {
  id: string;
  text: string;
}

interface GridsProps extends Omit<ComponentProps<typeof ModelFigure>, "model" | "above"> {
  title: string;
  figures: FigureModel[];
}

/** A grid kind's last round drawn in full, then its further figures. */
export function GridFigures({ title, figures: [model, ...more], ...drawn }: GridsProps) {
  if (!model) return null;
  return (
    <>
      <h2 className={styles.title} dir="auto">
        {title}
      </h2>
      <ModelFigure model={model} above={null} {...drawn} />
      {more.map((one) => (
        <ModelFigure key={one.id} model={one} words={drawn.words} />
      ))}
    </>
  );
}

/** Items by choices of one round as a shaded table; `most` adds the most frequent choice with its share. */
export function Grid(props: {
  words: ReportWords;
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

function mostOf(row: GridRow, words: ReportWords): string {
  const cell = row.cells.find((c) => row.most.includes(c.id));
  if (!cell) return "–";
  const { count, of, percent } = cell.share;
  const counts = words.t("grids.mostShare", { count, of });
  return percent === null
    ? counts
    : `${counts} · ${words.report("percent", { percent: Math.round(percent) })}`;
}

interface Props {
  rows: GridRow[];
  choices: Choice[];
  words: ReportWords;
  /** Reasons are lines as they were written. */
  plain?: true;
}

/** An expert's answers, the share that agrees, and the reasons; hidden with the figure's switch. */
export function KeyList({ rows, choices, words, plain }: Props) {
  const keyed = rows.filter((r) => r.accepted !== null);
  if (keyed.length === 0) return null;
  const names = (ids: readonly string[]) =>
    ids.map((id) => choices.find((c) => c.id === id)?.text ?? id).join(" / ") || words.t("grids.noLabel");
  return (
    <dl className={styles.keys} data-expert>
      {keyed.map((row) => (
        <div key={row.id}>
          <dt dir="auto">{row.text}</dt>
          <dd>
            <b dir="auto">✓ {names(row.accepted ?? [])}</b>{" "}
            {row.agree && <span className={styles.agree}>{words.share(row.agree)}</span>}
            {row.reason && (
              <div dir="auto">
                <Markdown text={row.reason} top={4} plain={plain} />
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
