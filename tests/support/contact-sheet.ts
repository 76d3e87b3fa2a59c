/** Many pictures on few: in columns, in their order, so that one look takes in a dozen figures. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";

/** Pixels of a sheet, no more than a viewer shows without shrinking it. */
const SHEET = 1560;
const GAP = 8;
/** A picture is cut only where so much of it stands on each side of the cut. */
const MIN_CUT_MARGIN = 240;

interface Placed {
  input: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
  left: number;
  top: number;
}

/**
 * Lays pictures out in `columns` and writes `<at>-01.png` and so on. A picture that does not fit goes on in the next
 * column. @returns how many sheets
 */
export async function contactSheets(
  pictures: readonly Buffer[],
  file: string,
  columns: number,
): Promise<number> {
  const width = Math.floor((SHEET - (columns - 1) * GAP) / columns);
  const sheets: Placed[][][] = [[[]]];
  const column = () => sheets.at(-1)!.at(-1)!;
  let free = SHEET;
  const turn = () => {
    if (sheets.at(-1)!.length < columns) sheets.at(-1)!.push([]);
    else sheets.push([[]]);
    free = SHEET;
  };
  for (const picture of pictures) {
    const fitted = sharp(picture).resize({ width, withoutEnlargement: true });
    const { data, info } = await fitted.raw().toBuffer({ resolveWithObject: true });
    for (let from = 0; from < info.height; ) {
      if (free < Math.min(MIN_CUT_MARGIN, info.height - from)) turn();
      const height = Math.min(free, info.height - from);
      // Raw pixels: cutting is slicing.
      const row = info.width * info.channels;
      column().push({
        input: data.subarray(from * row, (from + height) * row),
        raw: { width: info.width, height, channels: info.channels },
        left: (sheets.at(-1)!.length - 1) * (width + GAP),
        top: SHEET - free,
      });
      from += height;
      free -= height + GAP;
    }
  }
  mkdirSync(path.dirname(file), { recursive: true });
  for (const [i, sheet] of sheets.entries()) {
    const ground = sharp({ create: { width: SHEET, height: SHEET, channels: 3, background: "#8a8a8a" } });
    await ground
      .composite(sheet.flat())
      .png({ compressionLevel: 3 })
      .toFile(`${file}-${String(i + 1).padStart(2, "0")}.png`);
  }
  return sheets.length;
}
