import { chartSvg, type Drawn } from "@/components/chart/chart-svg";
import type { Frame } from "@/components/chart/pen";
import { outlineOf } from "@/server/workers/text-outlines";
import { pngOf } from "@/server/exports/picture";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { Report } from "@/workshop/debrief/report/report";

export interface Picture {
  png: Buffer;
  /** Its width on a page, in CSS pixels. */
  width: number;
  height: number;
  /** For readers who do not see it. */
  alt: string;
}

interface PictureSize {
  width: number;
  /** A drawing that is higher is made smaller as a whole, so that it fits on its page. */
  most: number;
  /** Pixels of the picture for one of the drawing. */
  scale?: number;
}

/** The drawings of a figure with their captions, first to last. */
export const drawingsOf = (figure: FigureModel): { caption: string; chart: Chart }[] => [
  ...(figure.chart ? [{ caption: "", chart: figure.chart }] : []),
  ...(figure.more ?? []),
];

export interface Drawing {
  caption: string;
  chart: Chart;
  /** Null for a list of texts, which is written. */
  picture: Picture | null;
}

/**
 * The drawings of a figure with their pictures, first to last.
 * @param expert draws bands and ticks of the key
 */
export const picturesOf = (
  figure: FigureModel,
  report: Report,
  expert: boolean,
  size: PictureSize,
): Promise<Drawing[]> =>
  Promise.all(
    drawingsOf(figure).map(async ({ caption, chart }) => ({
      caption,
      chart,
      picture: chart.type === "texts" ? null : await pictureOf(chart, figure, report, expert, size),
    })),
  );

/**
 * One chart as an SVG file in the report's language and direction.
 * @param painter draws its texts as outlines, or takes them
 */
export const svgOf = (
  chart: Chart,
  figure: FigureModel,
  report: Report,
  expert: boolean,
  width: number,
  painter: Pick<Frame, "letters" | "texts"> = {},
): Drawn =>
  chartSvg(chart, {
    title: figure.title,
    desc: figure.reading,
    width,
    direction: report.direction,
    language: report.language,
    expert,
    among: drawingsOf(figure).map((one) => one.chart),
    ground: "#ffffff",
    ...painter,
  });

async function pictureOf(
  chart: Chart,
  figure: FigureModel,
  report: Report,
  expert: boolean,
  size: PictureSize,
): Promise<Picture> {
  const drawn = svgOf(chart, figure, report, expert, size.width, { letters: outlineOf });
  const shrink = Math.min(1, size.most / drawn.height);
  return {
    png: await pngOf(drawn, (size.scale ?? 2) * Math.max(0.5, shrink)),
    width: Math.round(drawn.width * shrink),
    height: Math.round(drawn.height * shrink),
    alt: `${figure.title}. ${figure.reading}`,
  };
}
