import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { acceptedWords } from "@/activities/shared/choices";
import { percent } from "@/model/activity/tally";
import styles from "@/components/stage/grid.module.css";
import { Lettered } from "@/components/stage/options";
import { Second, SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Authored } from "@/components/ui/authored";
import { letter } from "@/model/text/wording";
import { HeatGrid, type HeatRow } from "@/components/ui/heat-grid";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/paged-text";
import type { Criteria } from "@/model/activity/key";
import type { Asked } from "@/workshop/protocol/views";
import type { Results } from "@/model/room/results";

const sizes = [2.5, 2.25, 2, 1.85, 1.7, 1.6, 1.5];
/** Rows under one head; more go on to a further block. */
const MAX_ROWS_PER_BLOCK = 11;
/** Longer choices turn the heads of columns into letters, with a list beside. */
const MAX_CHOICE_LENGTH = 40;

interface GridItem {
  id: string;
  text: string;
}

interface Props {
  asked: Asked;
  /** Null before the reveal: then the grid is empty. */
  results: Results | null;
  language: string;
  items: readonly GridItem[];
  choices: readonly GridItem[];
  /** The base of shares: the item's answers, or all participants who answered. */
  of: "given" | "answered";
  /** Stands over the heads of the rows. */
  corner: string;
  caption: string;
  /** A last column with the most frequent choice and its share. */
  most?: boolean;
  before?: ReactNode;
  legend: string;
}

/** Items by choices; with the key, accepted cells have ticks, and reasons follow on further pages. */
export function StageGrid(props: Props) {
  const { asked, results, language, items, choices, corner, caption, most = false, before, legend } = props;
  const t = useTranslations("stage");
  const rows = items.map((item) => rowOf(props, item, t));
  const short = choices.every((c) => c.text.length <= MAX_CHOICE_LENGTH);
  const reasons = items.flatMap((i) => asked.key?.find((k) => k.id === i.id) ?? []);
  return (
    <div className={styles.seen} data-list={short ? undefined : true}>
      <h1 className="quiet" lang={language}>
        {asked.text}
      </h1>
      {!short && <Lettered choices={choices} language={language} />}
      <Pages
        key={`${results ? "results" : ""}/${asked.key ? "key" : ""}`}
        sizes={sizes}
        className={styles.pages}
        mark={(page, pages) => t("page", { page, pages })}
      >
        {before}
        {blocksOf(rows).map((block) => (
          <div key={block[0]?.id} className={styles.block}>
            <HeatGrid
              caption={caption}
              corner={asked.round > 1 ? `${t("round", { round: asked.round })} · ${corner}` : corner}
              columns={choices.map((c, i) => ({
                id: c.id,
                letter: letter(i),
                text: c.text,
                second: <Second of={c.text} />,
                short,
              }))}
              rows={block}
              noteHead={most && results ? t("grid.agreed") : undefined}
              expert={t("grid.expert")}
              lang={language}
            />
          </div>
        ))}
        {asked.criteria && (
          <div className={styles.block}>
            <CriteriaTable criteria={asked.criteria} language={language} title={t("grid.criteria")} />
          </div>
        )}
        {reasons.length > 0 && (
          <dl className={styles.reasons} lang={language}>
            {reasons.map((item) => (
              <div key={item.id}>
                <dt>{items.find((i) => i.id === item.id)?.text}</dt>
                <dd>
                  <b>✓ {acceptedWords(choices, item).join(" · ")}</b>
                  {item.reason && <Markdown text={item.reason} top={3} word={stageWord} />}
                  {item.reason && <SecondBlock of={item.reason} top={3} />}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Pages>
      <p className={`hint ${styles.legend}`}>
        {results?.answered === 0 ? t("nobody") : asked.key ? t("grid.key") : legend}
      </p>
    </div>
  );
}

function rowOf(
  { asked, results, choices, of, most }: Props,
  item: GridItem,
  t: ReturnType<typeof useTranslations>,
): HeatRow {
  const counts = results ? choices.map((c) => results.marks[item.id]?.[c.id] ?? 0) : null;
  const count = results?.options.find((o) => o.id === item.id)?.count ?? 0;
  const highest = Math.max(0, ...(counts ?? []));
  const where = choices
    .flatMap((_, i) => (highest > 0 && counts?.[i] === highest ? [letter(i)] : []))
    .join(" = ");
  return {
    id: item.id,
    head: (
      <>
        <Authored text={item.text} />
        <Second of={item.text} />
      </>
    ),
    counts,
    of: of === "given" ? count : (results?.answered ?? 0),
    accepted: asked.key?.find((k) => k.id === item.id)?.accepted ?? [],
    note: !most
      ? undefined
      : highest === 0
        ? "–"
        : t("grid.most", { where, percent: percent(highest, count) ?? 0 }),
  };
}

/** Rows in blocks of about the same length. */
function blocksOf(rows: HeatRow[]): HeatRow[][] {
  const blocks = Math.max(1, Math.ceil(rows.length / MAX_ROWS_PER_BLOCK));
  const size = Math.ceil(rows.length / blocks);
  return Array.from({ length: blocks }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

interface CriteriaTableProps {
  criteria: Criteria;
  language: string;
  title: string;
}

function CriteriaTable({ criteria: { columns, rows }, language, title }: CriteriaTableProps) {
  return (
    <table className={styles.criteria}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {columns.map((c) => (
            <th key={c} scope="col" lang={language}>
              {c}
            </th>
          ))}
        </tr>
      </thead>
      <tbody lang={language}>
        {rows.map((row) => (
          <tr key={row.text}>
            <th scope="row">{row.text}</th>
            {row.cells.map((cell, i) => (
              <td key={columns[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
