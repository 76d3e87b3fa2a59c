/**
 * Reads a translator's table: each line's result and doubts, and one edit with all good texts. Lost links,
 * placeholders or halves are refused, and every omission is told. Pure.
 */
import type { Draft } from "@/workshop/editor/draft";
import type { Op } from "@/workshop/editor/op";
import { versionOf } from "@/workshop/editor/version";
import { checkTranslation, type TranslationProblem } from "@/workshop/content/check-translation";
import { doubtsAbout } from "@/workshop/content/translation-doubts";
import { languageTag } from "@/model/text/text-schemas";
import type { Workshop } from "@/workshop/content/workshop";
import { textsOfDraft } from "@/workshop/editor/translation/translation-rows";

/** One line as it came; `line` counts from 1, as the translator's program does. */
export interface SheetLine {
  line: number;
  path: string;
  original: string | null;
  translation: string;
}

/** The result of a line. */
type LineFate =
  | "new"
  | "changed"
  /** Says what is already there. */
  | "same"
  /** Nothing written: what was there stays. */
  | "empty"
  /** Taken when the trainer says so: the original has changed since the sheet was made. */
  | "stale"
  | "refused";

export interface LineReport {
  line: number;
  path: string;
  fate: LineFate;
  /** Why it was refused, or what to look at; one sentence each. */
  sentences: string[];
}

export interface SheetReport {
  language: string;
  lines: LineReport[];
  /** Texts of the workshop that will still have no translation. */
  missing: string[];
  /** The op that accepts it; null where nothing would change. */
  op: Op | null;
}

/** @param takeStale whether lines whose original has changed are taken, too. */
export function readTranslation(
  draft: Draft,
  language: string,
  lines: readonly SheetLine[],
  takeStale: boolean,
): SheetReport {
  const before = draft.translations[language]?.texts ?? {};
  const sources = new Map(textsOfDraft(draft).map((t) => [t.path, t.text]));
  const textsOfLines = textsByPath(lines);
  const texts = Object.fromEntries(
    [...textsOfLines].flatMap(([path, [text = "", ...others]]) =>
      sources.has(path) && text !== "" && others.length === 0 ? [[path, text]] : [],
    ),
  );
  // All at once: each of these goes through the whole workshop.
  const problems = sentencesByPath(checkTranslation(draft as Workshop, texts));
  const doubts = sentencesByPath(doubtsAbout(draft as Workshop, texts));
  const taken = new Map<string, string>();
  const reports = lines.map((line): LineReport => {
    const judged = judge(line);
    const brings =
      judged.fate === "new" || judged.fate === "changed" || (judged.fate === "stale" && takeStale);
    if (brings) taken.set(line.path, clean(line.translation));
    return { line: line.line, path: line.path, ...judged };
  });

  function judge({ path, original, translation }: SheetLine): Pick<LineReport, "fate" | "sentences"> {
    const text = clean(translation);
    const source = sources.get(path);
    if (source === undefined) return refused("The workshop has no text with this path.");
    if ((textsOfLines.get(path)?.size ?? 0) > 1)
      return refused("This path is there more than once, with different texts.");
    if (text === "") return { fate: "empty", sentences: [] };
    if (before[path] === text) return { fate: "same", sentences: [] };
    const wrong = problems.get(path);
    if (wrong) return { fate: "refused", sentences: wrong };
    const odd = [...(doubts.get(path) ?? []), ...lostStructure(source, text), ...muchLonger(source, text)];
    if (original !== null && collapseSpaces(original) !== collapseSpaces(source)) {
      return {
        fate: "stale",
        sentences: ["The original has been changed since this sheet was made.", ...odd],
      };
    }
    return { fate: before[path] === undefined ? "new" : "changed", sentences: odd };
  }

  const missing = [...sources.keys()].filter((path) => !taken.has(path) && before[path] === undefined);
  return { language, lines: reports, missing, op: opOf(draft, language, taken) };
}

function opOf(draft: Draft, language: string, taken: ReadonlyMap<string, string>): Op | null {
  if (taken.size === 0 || !languageTag.safeParse(language).success) return null;
  const now = draft.translations[language];
  if (!now)
    return {
      type: "set-translation",
      language,
      base: versionOf(null),
      value: { status: "draft", texts: Object.fromEntries(taken) },
    };
  const set = Object.fromEntries(
    [...taken].map(([path, to]) => [path, { from: now.texts[path] ?? null, to }]),
  );
  return { type: "set-texts", language, set };
}

const refused = (why: string): Pick<LineReport, "fate" | "sentences"> => ({
  fate: "refused",
  sentences: [why],
});

function textsByPath(lines: readonly SheetLine[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { path, translation } of lines)
    texts.set(path, (texts.get(path) ?? new Set()).add(clean(translation)));
  return texts;
}

function sentencesByPath(problems: readonly TranslationProblem[]): Map<string, string[]> {
  const sentences = new Map<string, string[]>();
  for (const { path, sentence: problem } of problems)
    sentences.set(path, [...(sentences.get(path) ?? []), sentence(problem)]);
  return sentences;
}

/** One kind of line ending, no spaces around. */
const clean = (text: string): string => text.replace(/\r\n?/g, "\n").trim();

/** Equal as far as a spreadsheet leaves texts alone. */
const collapseSpaces = (text: string): string => text.replace(/\s+/g, " ").trim();

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.?$/, ".")}`;

/** A text may grow by half in many languages; short ones by more. */
function muchLonger(source: string, text: string): string[] {
  return text.length > 40 + source.length * 1.8
    ? [
        `This is much longer than the original: ${text.length} characters instead of ${source.length}.` +
          " Look at it on the stage.",
      ]
    : [];
}

const parts: Record<string, RegExp> = {
  headings: /^#{1,6}\s/gm,
  "entries of lists": /^[ \t]*(?:[-*+]|\d+[.)])\s/gm,
  "rows of tables": /^[ \t]*\|.*\|[ \t]*$/gm,
  quotes: /^[ \t]*>/gm,
};

/** A sentence for each part of which there is another number in the translation. */
export function lostStructure(source: string, text: string): string[] {
  return Object.entries(parts).flatMap(([name, pattern]) => {
    const [before, after] = [source.match(pattern)?.length ?? 0, text.match(pattern)?.length ?? 0];
    return before === after ? [] : [`The original has ${before} ${name}, the translation ${after}.`];
  });
}
