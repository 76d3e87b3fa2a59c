/** A PDF as its readers find it. */
import { getDocument } from "@/tests/support/pdfjs";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

interface ReadPage {
  /** Its text as it runs. */
  text: string;
  /** Parts of its structure in their order, with alternative texts. */
  parts: { role: string; alt?: string }[];
  /** Nothing but its foot stands below a heading. */
  endsWithHeading: boolean;
  /** Share of the height between its margins down to the last letter. */
  filled: number;
  /** The end of its longest line, in points from the left. */
  widest: number;
  /** Each piece of text, in points from the left and from below. */
  pieces: { text: string; size: number; x: number; y: number }[];
}

interface Bookmark {
  title: string;
  page: number;
  inside: Bookmark[];
}

interface ReadPdf {
  pages: ReadPage[];
  /** Of all pages. */
  widest: number;
  /** Width and height of the first page in points. */
  size: number[];
  title: unknown;
  language: string | null;
  /** It says that its structure is marked (PDF/UA). */
  marked: boolean;
  bookmarks: Bookmark[];
}

/** In points. */
const MARGIN = { top: 51, foot: 48 };

export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++)
    pages.push(await readPage(await pdf.getPage(number)));
  const size = (await pdf.getPage(1)).view.slice(2).map(Math.round);
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = await pdf.getMarkInfo();
  const bookmarks = await bookmarksOf(pdf, (await pdf.getOutline()) ?? []);
  await task.destroy();
  return {
    pages,
    widest: Math.max(...pages.map((page) => page.widest)),
    size,
    title: info.Title,
    language: info.Language ?? null,
    marked: marks?.Marked === true,
    bookmarks,
  };
}

type Outline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

const bookmarksOf = (pdf: PDFDocumentProxy, outline: Outline): Promise<Bookmark[]> =>
  Promise.all(
    outline.map(async ({ title, dest, items }) => {
      const place = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
      return {
        title,
        page: (await pdf.getPageIndex(place![0])) + 1,
        inside: await bookmarksOf(pdf, items as Outline),
      };
    }),
  );

interface Node {
  role?: string;
  alt?: string;
  type?: string;
  children?: Node[];
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ("str" in item ? [item] : []));
  const height = page.view[3]!;
  const lowest = Math.min(
    height - MARGIN.top,
    ...texts
      .filter(({ str }) => str.trim())
      .map(({ transform }) => Number(transform[5]))
      .filter((y) => y > MARGIN.foot && y < height - MARGIN.top),
  );
  const parts: ReadPage["parts"] = [];
  let last: string[] = [];
  const walk = (node: Node, roles: string[]): void => {
    if (node.type === "content") last = roles;
    if (node.role) parts.push({ role: node.role, ...(node.alt && { alt: node.alt }) });
    for (const child of node.children ?? []) walk(child, node.role ? [...roles, node.role] : roles);
  };
  const tree = (await page.getStructTree()) as Node | null;
  if (tree) walk(tree, []);
  return {
    text: texts.map(({ str }) => str).join(""),
    parts,
    endsWithHeading: last.some((role) => /^H\d$/.test(role)),
    pieces: texts
      .filter(({ str }) => str.trim())
      .map(({ str, transform }) => {
        const [, , slant, height, x, y] = transform as [number, number, number, number, number, number];
        return { text: str, size: Math.hypot(slant, height), x, y };
      }),
    widest: Math.max(0, ...texts.map(({ transform, width }) => Number(transform[4]) + width)),
    filled: (height - MARGIN.top - lowest) / (height - MARGIN.top - MARGIN.foot),
  };
}
