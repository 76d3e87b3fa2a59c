/** A PDF as its readers find it. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

interface ReadPdf {
  /** The text of each page as it runs. */
  pages: string[];
  /** Width and height of the first page in points. */
  size: number[];
  title: unknown;
  /** Form of its fonts: "TrueType" as outlines, "Type3" as drawings. */
  fonts: Set<string>;
}

/** Reads a whole PDF of Chromium, which leaves the heads of its fonts in plain letters. */
export async function readPdf(file: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((i) => ("str" in i ? i.str : "")).join(""));
  }
  const size = (await pdf.getPage(1)).view.slice(2).map(Math.round);
  const { info } = await pdf.getMetadata();
  await task.destroy();
  const raw = file.toString("latin1");
  const fonts = new Set(
    [...raw.matchAll(/\/Subtype \/(TrueType|CIDFontType[02]|Type[013])\b/g)].map((m) => m[1]!),
  );
  return { pages, size, title: (info as { Title?: string }).Title, fonts };
}
