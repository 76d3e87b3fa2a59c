/** Makes slides of drawn pages and pictures: uploads each, then adds all in one edit, or none. */
import type { FileError, TakeFile } from "@/components/editor/files/ask";
import type { DeckText, Preview } from "@/components/editor/files/read-file";
import { escaped } from "@/model/text/markdown";
import { slideFromPage } from "@/workshop/import/deck";
import {
  type ImportResult,
  type ImportNote,
  notesInOrder,
  lostNote,
  type NewActivity,
} from "@/workshop/import/imported";

type SlidesResult = { ok: true; imported: ImportResult } | { ok: false; reason: FileError };

/** One page is drawn while another is sent. */
const MAX_CONCURRENT_PAGES = 2;

/** A page that takes longer is left out like a broken one. */
const PAGE_TIMEOUT_MS = 20_000;

/** @throws when it takes too long or is aborted */
const withTimeout = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const clock = setTimeout(reject, PAGE_TIMEOUT_MS);
    signal.addEventListener("abort", reject, { once: true });
    work.then(resolve, reject).finally(() => clearTimeout(clock));
  });

/** @param progress gets the number of finished slides */
export async function slidesOf(
  preview: Preview & { is: "pages" | "pictures" },
  take: TakeFile,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<SlidesResult> {
  const notes: ImportNote[] = [...preview.notes];
  const count = preview.is === "pages" ? preview.pdf.pages : preview.files.length;
  const slides: (NewActivity | null)[] = Array.from({ length: count }, () => null);
  let next = 0;
  let done = 0;
  let trouble: FileError | null = null;
  const work = async () => {
    while (next < count && !trouble && !signal.aborted) {
      const i = next++;
      const slide =
        preview.is === "pages"
          ? await page(preview, i, take, notes, signal)
          : await picture(preview.files[i]!, i, take, notes, signal);
      if (typeof slide !== "string") slides[i] = slide;
      else if (slide !== "left-out") trouble = slide;
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: MAX_CONCURRENT_PAGES }, work));
  if (signal.aborted) return { ok: false, reason: "cancelled" };
  if (trouble) return { ok: false, reason: trouble };
  return {
    ok: true,
    imported: { activities: slides.filter((s) => s !== null), notes: notesInOrder(notes) },
  };
}

/** Errors that the next page would meet, too. */
const FATAL = new Set<FileError>([
  "not-allowed",
  "gone",
  "workshop-full",
  "too-many-files",
  "disk-full",
  "offline",
  "cancelled",
  "busy",
]);

async function page(
  { pdf, texts }: Preview & { is: "pages" },
  i: number,
  take: TakeFile,
  notes: ImportNote[],
  signal: AbortSignal,
): Promise<NewActivity | FileError | "left-out"> {
  const drawn = await withTimeout(pdf.draw(i + 1), signal).catch(() => null);
  if (!drawn) {
    notes.push(lostNote(i + 1, "This page could not be drawn and was left out."));
    return "left-out";
  }
  const read = await withTimeout(pdf.read(i + 1), signal).catch(() => ({
    number: i + 1,
    text: "",
    title: "",
  }));
  const taken = await take(drawn, `page-${String(i + 1).padStart(3, "0")}.webp`, undefined, signal);
  if (!taken.ok) return failed(taken.reason, i, notes);
  const deck: DeckText | undefined = texts?.[i];
  const text = deck?.body || escaped(read.text);
  return slideFromPage(
    {
      name: taken.asset.name,
      title: deck?.title || read.title,
      text,
      number: i + 1,
      ...(deck && { notes: deck.notes, alt: [deck.body, ...deck.alts].join(" ") }),
    },
    notes,
  );
}

async function picture(
  file: File,
  i: number,
  take: TakeFile,
  notes: ImportNote[],
  signal: AbortSignal,
): Promise<NewActivity | FileError | "left-out"> {
  const taken = await take(file, file.name, undefined, signal);
  if (!taken.ok) return failed(taken.reason, i, notes, file.name);
  const title = file.name
    .replace(/\.[^.]*$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return slideFromPage({ name: taken.asset.name, title, text: "", number: i + 1 }, notes);
}

function failed(reason: FileError, i: number, notes: ImportNote[], name?: string): FileError | "left-out" {
  if (FATAL.has(reason)) return reason;
  notes.push(
    lostNote(
      i + 1,
      name
        ? `${name} could not be read and was left out.`
        : "The picture of this page was not taken, so it was left out.",
    ),
  );
  return "left-out";
}
