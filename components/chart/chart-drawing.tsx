import { chartSvg } from "@/components/chart/chart-svg";
import { TextList } from "@/components/ui/text-list";
import styles from "@/components/chart/chart-drawing.module.css";
import type { Chart } from "@/model/figures/chart";

interface Props {
  chart: Chart;
  /** Unique in the page. */
  id: string;
  title: string;
  desc?: string;
  language: string;
  direction: "ltr" | "rtl";
  expert?: boolean;
  /** All charts of the figure, so that their rows stand in line. */
  among?: readonly Chart[];
}

/** A chart drawn wide and narrow; the style sheet shows the fitting one, so that text is never scaled. */
export function ChartDrawing({ chart, id, ...options }: Props) {
  if (chart.type === "texts") return <TextList groups={chart.groups} />;
  const wide = chartSvg(chart, { ...options, id: `${id}-w`, width: 800 });
  const narrow = chartSvg(chart, { ...options, id: `${id}-n`, width: 330 });
  return (
    <div className={styles.drawing}>
      <Svg className={chart.type === "flow" ? `${styles.wide} ${styles.flow}` : styles.wide} svg={wide.svg} />
      <Svg className={styles.narrow} svg={narrow.svg} />
    </div>
  );
}

function Svg({ svg, className }: { svg: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: chartSvg escapes every text.
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
