import { elementsFigure } from "@/activities/kinds/case/figures/parts";
import { shown } from "@/activities/kinds/case/content";
import styles from "@/activities/kinds/case/debrief/elements-figure.module.css";
import { ModelFigure } from "@/components/debrief/model-figure";
import { direction } from "@/model/text/language";
import type { ReportWords } from "@/model/figures/report-words";
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";
import type { Share } from "@/model/debrief/share";

type Shown = (typeof shown)[number];

const STEP = 56;
const BAR = 34;
const HEIGHT = 120;
/** From here down a number has room above its bar, below the line for all. */
const ROOM_ABOVE = 20;

/** One small panel for each element, and one for all of them: people who marked it, part by part. */
export function ElementsFigure({ debrief, words }: { debrief: CaseDebrief; words: ReportWords }) {
  const { t } = words;
  const { activity, parts } = debrief;
  const model = elementsFigure(debrief, words);
  if (!model.chart) return <ModelFigure model={model} words={words} />;
  const key = (partId: string, element: string) => {
    return activity.parts.find((p) => p.id === partId)?.key?.elements?.[element] ?? null;
  };
  const panels = activity.elements.map((element, i) => ({
    title: element.text,
    columns: parts.map((p) => ({
      number: p.number,
      share: p.elements?.marks[i]?.share ?? null,
      key: key(p.id, element.id),
    })),
  }));
  const all = {
    title: t("elements.all"),
    columns: parts.map((p) => ({ number: p.number, share: p.elements?.all ?? null, key: null })),
  };
  return (
    <ModelFigure model={model} words={words} how="" roomy>
      <div className={styles.panels}>
        {[...panels, all].map((panel) => (
          <Panel key={panel.title} {...panel} all={panel === all} words={words} />
        ))}
      </div>
      <p className={styles.key} data-expert>
        {t("elements.key")}
        {shown.map((s) => (
          <span key={s}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
              <Sign shown={s} />
            </svg>
            {t(`elements.${s}`)}
          </span>
        ))}
      </p>
    </ModelFigure>
  );
}

/** A full, a half and an empty circle: shown, possible, not shown, by the key. */
function Sign({ shown: far }: { shown: Shown }) {
  return (
    <>
      <circle r="5" className={far === "shown" ? styles.full : styles.empty} />
      {far === "possible" && <path d="M0,-5 A5,5 0 0 0 0,5Z" className={styles.full} />}
    </>
  );
}

interface PanelProps {
  title: string;
  columns: { number: number; share: Share | null; key: Shown | null }[];
  all: boolean;
  words: ReportWords;
}

function Panel({ title, columns, all, words }: PanelProps) {
  const alt = columns.map(({ number, share }) => {
    const said = share ? words.t("of", { count: share.count, of: share.of }) : "–";
    return `${words.t("partNumber", { number })}: ${said}`;
  });
  const rtl = direction(words.locale) === "rtl";
  return (
    <div>
      <h4 dir="auto">{title}</h4>
      <svg
        className={styles.svg}
        style={{ maxInlineSize: `${STEP * columns.length * 1.4}px` }}
        viewBox={`0 0 ${STEP * columns.length} ${HEIGHT + 70}`}
        role="img"
        aria-label={`${title}. ${alt.join("; ")}.`}
      >
        <path d={`M0,20 H${STEP * columns.length}`} className={styles.ceiling} />
        <path d={`M0,${20 + HEIGHT / 2} H${STEP * columns.length}`} className={styles.half} />
        {columns.map(({ number, share, key }, i) => {
          const place = rtl ? columns.length - 1 - i : i;
          const height = share && share.of > 0 ? (HEIGHT * share.count) / share.of : 0;
          const top = HEIGHT - height;
          return (
            <g key={number} transform={`translate(${STEP * place + STEP / 2} 20)`}>
              <rect x={-BAR / 2} y={0} width={BAR} height={HEIGHT} rx="3" className={styles.track} />
              <rect
                x={-BAR / 2}
                y={top}
                width={BAR}
                height={height}
                rx="3"
                className={all ? styles.all : styles.bar}
              />
              <text
                y={top < ROOM_ABOVE ? top + 15 : top - 6}
                className={top < ROOM_ABOVE ? styles.inside : styles.count}
              >
                {share ? share.count : "–"}
              </text>
              <text y={HEIGHT + 19} className={styles.number}>
                {number}
              </text>
              {key && (
                <g transform={`translate(0 ${HEIGHT + 37})`} data-expert>
                  <Sign shown={key} />
                </g>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
