/**
 * Pictures of charts for files that are opened elsewhere: PNG from our own SVG. Its texts are outlines, so
 * that no font is looked for. Painting and pressing run outside the main thread.
 */
import { renderAsync } from "@resvg/resvg-js";
import sharp from "sharp";
import type { Drawn } from "@/components/chart/chart-svg";

// Several pictures are made side by side; each takes one thread.
sharp.concurrency(1);

/**
 * @param drawn with outlines as its letters
 * @param scale pixels of the picture for one of the drawing; 2 is sharp on paper
 */
export async function pngOf({ svg }: Pick<Drawn, "svg">, scale = 2): Promise<Buffer> {
  const { pixels, width, height } = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false },
    logLevel: "off",
  });
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer();
}
