import { useTranslations } from "use-intl";
import { acceptedWords } from "@/activities/choices";
import { mostContestedFirst } from "@/activities/contest";
import styles from "@/activities/sort/stage.module.css";
import type { SortForm } from "@/activities/sort/view";
import type { StageFaceProps } from "@/activities/stage-face";
import { percent } from "@/activities/tally";
import { letter } from "@/components/ui/bars";
import { HeatGrid, type HeatRow } from "@/components/ui/heat-grid";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/pages";
import type { Asked, Criteria, Key, Results } from "@/workshop/protocol/down";

const cardSizes = [2.2, 2, 1.8, 1.65, 1.5];
const gridSizes = [2, 1.85, 1.7, 1.6, 1.5];
/** Rows under one head; more go on to a block, and where need be a page, of their own. */
const ROWS = 10;

/** A sort: bins and cards while people sort, then where the cards went. */
export function SortStage({ view }: StageFaceProps) {
  const { asked, results, language } = view;
  if (asked?.form.kind !== "sort") return null;
  return results ? (
    <Seen asked={asked} form={asked.form} results={results} language={language} />
  ) : (
    <Cards asked={asked} form={asked.form} language={language} />
  );
}

interface Props {
  asked: Asked;
  form: SortForm;
  language: string;
}

function Round({ asked }: { asked: Asked }) {
  const t = useTranslations("stage");
  return asked.round > 1 ? <span lang="en"> · {t("round", { round: asked.round })}</span> : null;
}

function Cards({ asked, form, language }: Props) {
  const t = useTranslations("stage");
  return (
    <div className={styles.asked}>
      <section className={styles.bins}>
        <h1 lang={language}>
          {asked.text}
          <Round asked={asked} />
        </h1>
        <ol>
          {form.bins.map((bin, i) => (
            <li key={bin.id} lang={language}>
              <b aria-hidden="true">{letter(i)}</b>
              <span>
                {bin.text}
                {bin.hint && <small>{bin.hint}</small>}
              </span>
            </li>
          ))}
        </ol>
        <p className={styles.how}>{t("sort.how")}</p>
      </section>
      <Pages sizes={cardSizes} mark={(page, pages) => t("page", { page, pages })}>
        <ol className={styles.cards} lang={language}>
          {form.cards.map((card) => (
            <li key={card.id}>{card.text}</li>
          ))}
        </ol>
      </Pages>
    </div>
  );
}

function Seen({ asked, form, results, language }: Props & { results: Results }) {
  const t = useTranslations("stage");
  const { bins, cards } = form;
  const countsOf = (id: string) => bins.map((b) => results.marks[id]?.[b.id] ?? 0);
  const rows = mostContestedFirst(cards, (c) => countsOf(c.id)).map((card): HeatRow => {
    const counts = countsOf(card.id);
    const of = counts.reduce((a, b) => a + b, 0);
    const most = Math.max(...counts);
    const where = bins.flatMap((_, i) => (most > 0 && counts[i] === most ? [letter(i)] : [])).join(" = ");
    return {
      id: card.id,
      head: card.label,
      counts,
      of,
      accepted: asked.key?.find((k) => k.id === card.id)?.accepted ?? [],
      note: most === 0 ? "–" : t("sort.most", { where, percent: percent(most, of) ?? 0 }),
    };
  });
  const blocks = blocksOf(rows);
  return (
    <div className={styles.seen}>
      <h1 className="quiet" lang={language}>
        {asked.text}
      </h1>
      <Pages key={String(asked.key !== null)} sizes={gridSizes} className={styles.pages} mark={(page, pages) => t("page", { page, pages })}>
        {blocks.map((block) => (
          <div key={block[0]?.id} className={styles.block}>
            <HeatGrid
              caption={t("sort.caption")}
              corner={asked.round > 1 ? `${t("round", { round: asked.round })} · ${t("sort.contested")}` : t("sort.contested")}
              columns={bins.map((b, i) => ({ id: b.id, letter: letter(i), text: b.text }))}
              rows={block}
              noteHead={t("sort.agreed")}
              expert={t("expert")}
              lang={language}
            />
          </div>
        ))}
        {asked.criteria && (
          <div className={styles.block}>
            <CriteriaTable criteria={asked.criteria} language={language} title={t("sort.criteria")} />
          </div>
        )}
        {asked.key && (
          <Reasons items={rows.flatMap((r) => asked.key?.find((k) => k.id === r.id) ?? [])} form={form} language={language} />
        )}
      </Pages>
      <p className={styles.legend}>
        {results.answered === 0 ? t("nobody") : asked.key ? t("expertLegend") : t("sort.legend")}
      </p>
    </div>
  );
}

/** Rows in blocks of about the same length. */
function blocksOf(rows: HeatRow[]): HeatRow[][] {
  const blocks = Math.max(1, Math.ceil(rows.length / ROWS));
  const size = Math.ceil(rows.length / blocks);
  return Array.from({ length: blocks }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

/** Card by card, in the order of the rows: where an expert puts it, and why. */
function Reasons({ items, form, language }: { items: Key; form: SortForm; language: string }) {
  return (
    <dl className={styles.reasons} lang={language}>
      {items.map((item) => (
        <div key={item.id}>
          <dt>{form.cards.find((c) => c.id === item.id)?.label}</dt>
          <dd>
            <b>✓ {acceptedWords(form, item, String).join(" · ")}</b>
            {item.reason && <Markdown text={item.reason} top={3} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CriteriaTable({ criteria: { columns, rows }, language, title }: { criteria: Criteria; language: string; title: string }) {
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
