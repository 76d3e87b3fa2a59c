/** PDFs drawn page by page in this browser with pdf.js; its worker and fonts come from our own server. */
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

const MAX_PDF_BYTES = 50_000_000;
const MAX_PAGES = 200;

/** Pixels. */
const PAGE_WIDTH = 1_920;
const MAX_PAGE_HEIGHT = 2_700;
const THUMBNAIL_WIDTH = 240;

export type PdfTrouble = "too-large" | "too-many-pages" | "locked" | "broken";

interface PdfPage {
  /** From 1. */
  number: number;
  /** The page's text, line by line. */
  text: string;
  /** Its largest words, else the first. */
  title: string;
}

export interface OpenPdf {
  pages: number;
  read(number: number): Promise<PdfPage>;
  /** @throws when the page cannot be drawn */
  draw(number: number): Promise<Blob>;
  /** The address of a small picture, to be revoked by the caller. */
  thumbnail(number: number): Promise<string>;
  close(): void;
}

export async function openPdf(
  file: Blob,
): Promise<{ ok: true; pdf: OpenPdf } | { ok: false; reason: PdfTrouble }> {
  if (file.size > MAX_PDF_BYTES) return { ok: false, reason: "too-large" };
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist");
  GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";
  const loading = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    cMapUrl: "/pdfjs/cmaps/",
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: 80_000_000,
    verbosity: 0,
  });
  // Passwords are not asked for: the trainer saves the file without one.
  loading.onPassword = () => void loading.destroy();
  try {
    const document = await loading.promise;
    if (document.numPages > MAX_PAGES) {
      void loading.destroy();
      return { ok: false, reason: "too-many-pages" };
    }
    return { ok: true, pdf: opened(document, () => void loading.destroy()) };
  } catch (error) {
    return {
      ok: false,
      reason:
        (error as Error).name === "PasswordException" || /destroyed/i.test(String(error))
          ? "locked"
          : "broken",
    };
  }
}

const opened = (document: PDFDocumentProxy, close: () => void): OpenPdf => ({
  pages: document.numPages,
  close,
  read: (number) => onPage(document, number, (page) => textOf(page, number)),
  draw: (number) => onPage(document, number, (page) => drawn(page, PAGE_WIDTH, 0.92)),
  thumbnail: (number) =>
    onPage(document, number, async (page) => URL.createObjectURL(await drawn(page, THUMBNAIL_WIDTH, 0.7))),
});

async function onPage<T>(
  document: PDFDocumentProxy,
  number: number,
  work: (page: PDFPageProxy) => Promise<T>,
): Promise<T> {
  const page = await document.getPage(number);
  try {
    return await work(page);
  } finally {
    page.cleanup();
  }
}

async function drawn(page: PDFPageProxy, width: number, quality: number): Promise<Blob> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(width / plain.width, (MAX_PAGE_HEIGHT * (width / PAGE_WIDTH)) / plain.height);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  try {
    await page.render({ canvas, viewport, background: "#fff" }).promise;
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/webp", quality));
    if (!blob) throw new Error("the page could not be drawn");
    return blob;
  } finally {
    canvas.width = 0;
    canvas.height = 0;
  }
}

const MAX_PAGE_TEXT_LENGTH = 20_000;

async function textOf(page: PDFPageProxy, number: number): Promise<PdfPage> {
  const { items } = await page.getTextContent();
  const lines: { text: string; size: number }[] = [];
  let line = { text: "", size: 0 };
  let length = 0;
  for (const item of items) {
    if (!("str" in item)) continue;
    line.text += item.str;
    line.size = Math.max(line.size, item.height);
    length += item.str.length;
    if (item.hasEOL) {
      lines.push(line);
      line = { text: "", size: 0 };
    }
    if (length > MAX_PAGE_TEXT_LENGTH) break;
  }
  lines.push(line);
  const written = lines
    .map((l) => ({ ...l, text: l.text.replace(/\s+/g, " ").trim() }))
    .filter((l) => l.text);
  const largest = Math.max(0, ...written.map((l) => l.size));
  const isLarge = (l: { size: number }) => l.size >= largest * 0.95;
  const index = written.findIndex(isLarge);
  const [first, second] = index < 0 ? [] : written.slice(index);
  const title = [first, second && isLarge(second) ? second : undefined]
    .flatMap((l) => l?.text ?? [])
    .join(" ");
  return { number, text: written.map((l) => l.text).join("\n"), title };
}
