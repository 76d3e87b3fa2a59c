import styles from "@/components/debrief/stacked-bar.module.css";
import { fillOf, inkOn, Patterns } from "@/components/debrief/tones";
import type { RoundCounts } from "@/workshop/debrief/counts";

const WIDTH = 760;
const HEIGHT = 34;
const GAP = 3;

/** One round as a bar cut into its answers, with the numbers of people on it. */
export function StackedBar({ id, title, counts }: { id: string; title: string; counts: RoundCounts }) {
  const shown = counts.bars.filter((b) => b.share.count > 0);
  const unit = (WIDTH - GAP * Math.max(0, shown.length - 1)) / Math.max(1, counts.answered);
  let x = 0;
  const pieces = shown.map((bar) => {
    const piece = { ...bar, x, width: bar.share.count * unit };
    x += piece.width + GAP;
    return piece;
  });
  return (
    <svg
      className={styles.svg}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}: ${counts.bars.map((b) => `${b.text} ${b.share.count}`).join(", ")}`}
    >
      <Patterns id={id} />
      {pieces.map((p) => (
        <g key={p.id}>
          <rect x={p.x} width={p.width} height={HEIGHT} rx="4" {...fillOf(p.tone ?? "unsure", id)} />
          <text x={p.x + p.width / 2} y={HEIGHT / 2} className={inkOn(p.tone ?? "unsure")}>
            {p.share.count}
          </text>
        </g>
      ))}
    </svg>
  );
}
