/**
 * Slides from Markdown, parted by lines of three or more hyphens after an empty line. Notes follow "Note:" or
 * "Notes:" (reveal.js), or are HTML comments (Marp, Slidev). The title is the first heading, else the first
 * words. Front matter is left out. Pure.
 */
import { picturesIn } from "@/model/text/markdown";
import {
  changedNote,
  fitting,
  type ImportResult,
  type ImportNote,
  lostNote,
  MAX_IMPORTED,
  type NewActivity,
  oneLine,
} from "@/workshop/import/imported";

const MAX_TITLE_LENGTH = 120;
const MAX_BODY_LENGTH = 8_000;

/** @returns null when there are more slides than an import may have. */
export function importMarkdown(text: string): ImportResult | null {
  const notes: ImportNote[] = [];
  const parts = partsOf(
    text
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n")
      .split("\n"),
    notes,
  );
  if (parts.length > MAX_IMPORTED) return null;
  const activities = parts.flatMap((part, i) => slideOf(part, i + 1, notes));
  return { activities, notes };
}

interface Line {
  /** Where it stands in the file, counted from 1. */
  at: number;
  text: string;
  /** Inside a fence, where nothing is Markdown. */
  code: boolean;
}

/** The slides' lines; what has nothing but empty lines is no slide. */
function partsOf(all: string[], notes: ImportNote[]): Line[][] {
  const start = frontMatterEnd(all);
  if (start > 0) notes.push(lostNote(1, "The settings at the top of the file were left out."));
  const parts: Line[][] = [[]];
  let fence = "";
  for (const [i, text] of all.entries()) {
    if (i < start) continue;
    const [, mark = ""] = /^\s{0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    const code = fence !== "";
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? "" : mark;
    const here = parts.at(-1)!;
    const parted = !fence && /^-{3,}\s*$/.test(text) && (here.at(-1)?.text ?? "").trim() === "";
    if (parted) parts.push([]);
    else here.push({ at: i + 1, text, code });
  }
  return parts.filter((lines) => lines.some(isFilled));
}

const isFilled = ({ text }: Line): boolean => text.trim() !== "";

/** Lines of a head such as "---\ntheme: x\n---"; 0 where there is none. */
function frontMatterEnd(lines: string[]): number {
  if (lines[0]?.trim() !== "---") return 0;
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === "---");
  const head = lines.slice(1, end);
  return end > 0 &&
    head.length > 0 &&
    head.every((l) => /^\s*($|#|[\w-]+\s*:|-\s|\s)/.test(l)) &&
    head.some((l) => /^[\w-]+\s*:/.test(l))
    ? end + 1
    : 0;
}

function slideOf(lines: readonly Line[], number: number, notes: ImportNote[]): NewActivity[] {
  const line = lines.find(isFilled)?.at ?? 1;
  const { text, comments: spoken } = withoutComments(lines.map((l) => l.text).join("\n"));
  const textLines = text.split("\n");
  const notesLine = textLines.findIndex((l) => /^notes?:/i.test(l));
  if (notesLine >= 0)
    spoken.unshift(
      [textLines[notesLine]!.replace(/^notes?:\s*/i, ""), ...textLines.slice(notesLine + 1)]
        .join("\n")
        .trim(),
    );
  const whole = (notesLine < 0 ? textLines : textLines.slice(0, notesLine)).join("\n").trim();
  if (!whole) {
    notes.push(lostNote(line, `Slide ${number} has nothing to show and was left out, with its notes.`));
    return [];
  }
  const body = fitting(whole, MAX_BODY_LENGTH, line, "The text of the slide", notes);
  noteLosses(body, lines, notes);
  const title = fitting(titleOf(body) || `Slide ${number}`, MAX_TITLE_LENGTH, line, "The title", notes);
  const trainer = spoken.filter(Boolean).join("\n\n");
  return [
    {
      kind: "slide",
      title,
      body,
      ...(trainer ? { notes: fitting(trainer, MAX_BODY_LENGTH, line, "The notes", notes) } : {}),
    },
  ];
}

function withoutComments(text: string): { text: string; comments: string[] } {
  const comments: string[] = [];
  let left = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf("<!--", from);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return { text: left + text.slice(from), comments };
    left += text.slice(from, start);
    comments.push(text.slice(start + 4, end).trim());
    from = end + 3;
  }
}

/** A heading without the # that may stand after it. */
function withoutClosing(heading: string): string {
  let end = heading.length;
  while (end > 0 && heading[end - 1] === "#") end--;
  return heading.slice(0, end);
}

const titleOf = (body: string): string => {
  const heading = /^#{1,6}[ \t]+(\S.*)$/m.exec(body)?.[1]?.trim();
  const first = heading ?? body.split("\n").find((l) => /[\p{L}\p{N}]/u.test(l)) ?? "";
  return oneLine(
    withoutClosing(first)
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*_`>#|]|^\s*[-+]\s/g, ""),
  ).slice(0, 400);
};

const HTML = /<(?!https?:|mailto:)[a-z][^<>]*>/i;

/** Notes a slide's losses of looks, at their lines. */
function noteLosses(body: string, lines: readonly Line[], notes: ImportNote[]): void {
  let from = lines.findIndex(isFilled);
  for (const { target } of picturesIn(body)) {
    // Pictures come in their order, so that each line is looked at once.
    while (from < lines.length - 1 && !lines[from]?.text.includes(target)) from++;
    notes.push(
      lostNote(
        lines[from]?.at ?? null,
        `The picture ${target} is not in this file: upload it, and name it in the slide.`,
      ),
    );
  }
  const plain = (text: string) => text.replace(/`[^`]*`/g, "");
  if (HTML.test(plain(body.replace(/```[\s\S]*?```/g, "")))) {
    const first = lines.find((l) => !l.code && HTML.test(plain(l.text))) ?? lines.find(isFilled);
    notes.push(changedNote(first?.at ?? null, "There is HTML in this slide, which is shown as text."));
  }
}
