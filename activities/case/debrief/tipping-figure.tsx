import { Figure } from "@/components/debrief/figure";
import { TooFew } from "@/components/debrief/too-few";
import styles from "@/activities/case/debrief/histogram.module.css";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import type { Quartiles } from "@/workshop/debrief/quantiles";
import { tippingSentence } from "@/workshop/debrief/sentences";
import type { Tipping } from "@/workshop/debrief/tipping";

const STEP = 84;
const BAR = 48;
const HEIGHT = 190;
const TOP = 62;

/** Where each person turned for good; those who never did, and those who went back, stand apart. */
export function TippingFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { tipping, activity, band, people } = debrief;
  const { t } = words;
  const yes = activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const title = t("figures.tipping", { yes });
  if (!tipping) return <TooFew words={words} title={title} />;
  const { reversals, afterGap, silent } = tipping;
  const notes = [
    t("tipping.reversals", { ...reversals, yes }),
    afterGap > 0 ? t("tipping.afterGap", { count: afterGap }) : "",
    t("figures.tippingHow", { yes }),
  ];
  const apart = [
    { text: t("tipping.never"), people: tipping.never },
    { text: t("tipping.movedBack"), people: tipping.movedBack },
    ...(silent > 0 ? [{ text: t("tipping.silent"), people: silent }] : []),
  ];
  return (
    <Figure
      words={words}
      title={title}
      reading={words.say(tippingSentence(debrief))}
      how={notes.filter(Boolean).join(" ")}
      expert
      tables={[
        {
          caption: title,
          head: [t("tipping.where"), t("people"), t("ofPeople", { of: people })],
          rows: [
            ...tipping.parts.map((p) => ({ text: t("partNumber", { number: p.number }), people: p.people })),
            ...apart,
          ].map((r) => [r.text, r.people, people]),
        },
      ]}
    >
      <Histogram
        tipping={tipping}
        parts={activity.parts.length}
        band={band}
        apart={apart}
        words={words}
        title={title}
      />
    </Figure>
  );
}

interface HistogramProps {
  tipping: Tipping;
  parts: number;
  band: { from: number; to: number };
  apart: { text: string; people: number }[];
  words: Words;
  title: string;
}

function Histogram({ tipping, parts, band, apart, words, title }: HistogramProps) {
  const { t } = words;
  const most = Math.max(1, ...tipping.parts.map((p) => p.people), ...apart.map((a) => a.people));
  const width = STEP * (parts + apart.length) + 40;
  const at = (number: number) => (number - 1) * STEP + STEP / 2;
  const bars = [
    ...tipping.parts.map((p) => ({
      x: at(p.number),
      people: p.people,
      text: String(p.number),
      tone: styles.turned,
    })),
    ...apart.map((a, i) => ({
      x: at(parts + 1 + i) + 40,
      people: a.people,
      text: a.text,
      tone: styles.apart,
    })),
  ];
  const alt = bars.map((b) => `${b.text}: ${b.people}`).join("; ");
  return (
    <svg
      className={styles.svg}
      // Letters are as large here as beside it, however few parts a story has.
      style={{ maxInlineSize: `${width * 1.2}px`, minInlineSize: `min(34rem, ${width}px)` }}
      viewBox={`0 0 ${width} ${TOP + HEIGHT + 34}`}
      role="img"
      aria-label={`${title}. ${alt}.`}
    >
      <g transform={`translate(0 ${TOP})`}>
        <g data-expert>
          <rect
            x={at(band.from) - STEP / 2 + 4}
            y={-34}
            width={(band.to - band.from + 1) * STEP - 8}
            height={HEIGHT + 34}
            rx="8"
            className={styles.band}
          />
          <text x={(at(band.from) + at(band.to)) / 2} y={-44} className={styles.bandLabel}>
            {t("expertBand", { ...band, same: band.from === band.to ? "yes" : "no" })}
          </text>
        </g>
        {tipping.quartiles && <Middle at={at} quartiles={tipping.quartiles} words={words} />}
        <path
          d={`M0,${HEIGHT} H${parts * STEP} M${parts * STEP + 40},${HEIGHT} H${width}`}
          className={styles.ground}
        />
        {bars.map((b) => {
          const height = ((HEIGHT - 46) * b.people) / most;
          return (
            <g key={b.text} transform={`translate(${b.x} 0)`}>
              <rect x={-BAR / 2} y={HEIGHT - height} width={BAR} height={height} rx="3" className={b.tone} />
              <text y={HEIGHT - height - 8} className={styles.count}>
                {b.people}
              </text>
              <text y={HEIGHT + 22} className={styles.label}>
                {b.text}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** Median and middle half, as a bar above the columns. */
function Middle({
  at,
  quartiles: { q1, median, q3 },
  words,
}: {
  at: (n: number) => number;
  quartiles: Quartiles;
  words: Words;
}) {
  return (
    <g>
      <path d={`M${at(q1)},-14 H${at(q3)} M${at(q1)},-19 V-9 M${at(q3)},-19 V-9`} className={styles.middle} />
      <circle cx={at(median)} cy={-14} r="6" className={styles.median} />
      <text x={at(q3) + 14} y={-9} className={styles.middleLabel}>
        {words.t("tipping.median", { median: words.number(median) })} ·{" "}
        {words.t("tipping.quartiles", { q1: words.number(q1), q3: words.number(q3) })}
      </text>
    </g>
  );
}
