/**
 * The figures of a report as pictures: SVG to go on with, PNG to put anywhere; a few at a time, none kept.
 */
import { DRAWN_AT_ONCE, pipelined } from "@/server/exports/pipelined";
import { picturesOf, svgOf } from "@/server/exports/report-picture";
import { ZipWriter } from "@/server/exports/zip-writer";
import type { Report } from "@/workshop/debrief/report/report";

const WIDTH = 960;
const MAX_DRAWING_HEIGHT = 4_000;

/** @param progress the part that is done, 0 to 1 */
export async function writePictures(
  file: string,
  report: Report,
  expert: boolean,
  progress: (done: number) => void,
): Promise<void> {
  const zip = new ZipWriter(file);
  const figures = report.chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));
  const taken = new Set<string>();
  const drawn = pipelined(figures, DRAWN_AT_ONCE, async (figure) => ({
    figure,
    drawings: await picturesOf(figure, report, expert, { width: WIDTH, most: MAX_DRAWING_HEIGHT }),
  }));
  let done = 0;
  for await (const { figure, drawings } of drawn) {
    for (const [n, { chart, picture }] of drawings.entries()) {
      if (!picture) continue;
      const name = freeName(`${figure.id}${n > 0 ? `-${n + 1}` : ""}`, taken);
      await zip.add(`${name}.svg`, [svgOf(chart, figure, report, expert, WIDTH).svg]);
      await zip.add(`${name}.png`, [picture.png], "stored");
    }
    progress(++done / figures.length);
  }
  await zip.close();
}

/** Unique also where a system takes capitals for small letters. */
function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[^\w.-]+/g, "-");
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain}-${n}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
