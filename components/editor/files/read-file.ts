/** The preview of a chosen file, read by the server or by pdf.js in this browser. */
import { requestFiles, dropUpload, type FileError, upload } from "@/components/editor/files/ask";
import { type OpenPdf, openPdf, type PdfTrouble } from "@/components/editor/files/pdf";
import type { SourceUnit, ImportResult, ImportNote } from "@/workshop/import/imported";

/** The texts of a slide beside its picture, which has so many bytes of the server's file. */
export interface DeckText {
  title: string;
  body: string;
  notes: string;
  /** Alternative texts of pictures. */
  alts: string[];
  bytes: number;
}

export type Preview =
  /** Ready to be added. */
  | ({ is: "activities"; counted: SourceUnit } & ImportResult)
  /** Pages to be drawn and uploaded, one slide each. */
  | { is: "pages"; counted: SourceUnit; pdf: OpenPdf; texts: DeckText[] | null; notes: ImportNote[] }
  /** Pictures to be uploaded, one slide each. */
  | { is: "pictures"; counted: SourceUnit; files: File[]; notes: ImportNote[] };

type ReadResult = { ok: true; preview: Preview } | { ok: false; reason: FileError | PdfTrouble };

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";

const PICTURES = new Set(["png", "jpg", "jpeg", "webp", "gif", "avif", "svg", "tif", "tiff", "heic"]);

/** The server's reader by the ending of a file. */
const FORMAT_BY_ENDING: Record<string, string> = {
  pptx: "presentation",
  ppt: "presentation",
  md: "markdown",
  markdown: "markdown",
  gift: "gift",
  txt: "gift",
  csv: "table",
  tsv: "table",
  xlsx: "table",
};

export async function readFiles(
  workshop: string,
  files: File[],
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<ReadResult> {
  const [file] = files;
  if (!file) return { ok: false, reason: "empty" };
  if (files.every((f) => PICTURES.has(endingOf(f.name))))
    return { ok: true, preview: { is: "pictures", counted: "file", files, notes: [] } };
  const ending = endingOf(file.name);
  if (ending === "pdf") {
    const opened = await openPdf(file);
    return opened.ok
      ? { ok: true, preview: { is: "pages", counted: "page", pdf: opened.pdf, texts: null, notes: [] } }
      : opened;
  }
  const as = FORMAT_BY_ENDING[ending];
  if (!as) return { ok: false, reason: "unknown-type" };
  const sent = await upload(file, file.name, progress, signal);
  if (!sent.ok) return sent;
  return inspect(workshop, sent.upload, as, signal);
}

type Inspection =
  | ({ is: "activities"; counted: SourceUnit } & ImportResult)
  | { is: "pages"; deck: string; slides: DeckText[]; notes: ImportNote[] };

async function inspect(
  workshop: string,
  uploaded: string,
  as: string,
  signal: AbortSignal,
): Promise<ReadResult> {
  const looked = await requestFiles<Inspection>(
    "POST",
    `${workshop}/import?upload=${uploaded}&as=${as}`,
    undefined,
    signal,
  );
  if (!looked.ok) {
    void dropUpload(uploaded);
    return looked;
  }
  if (looked.is === "activities") return { ok: true, preview: looked };
  const fetched = await fetch(`/files/uploads/${looked.deck}`, { signal }).catch(() => null);
  const deck = fetched?.ok ? await fetched.blob().catch(() => null) : null;
  void dropUpload(looked.deck);
  if (!deck) return { ok: false, reason: signal.aborted ? "cancelled" : "offline" };
  const { slides: texts, notes } = looked;
  return {
    ok: true,
    preview: { is: "pages", counted: "slide", pdf: openDeck(deck, texts), texts, notes },
  };
}

/** The slides of a presentation, which the server drew. */
function openDeck(deck: Blob, slides: readonly DeckText[]): OpenPdf {
  const startOf = (number: number) => slides.slice(0, number - 1).reduce((sum, { bytes }) => sum + bytes, 0);
  const picture = (number: number) => deck.slice(startOf(number), startOf(number + 1), "image/webp");
  return {
    pages: slides.length,
    read: async (number) => ({ number, text: "", title: "" }),
    draw: async (number) => picture(number),
    thumbnail: async (number) => URL.createObjectURL(picture(number)),
    close: () => undefined,
  };
}

/** Frees the resources of a preview. */
export function releasePreview(preview: Preview): void {
  if (preview.is === "pages") preview.pdf.close();
}
