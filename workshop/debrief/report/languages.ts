/**
 * Languages in a report: its words are in its reader's, untranslated texts in their own. Files and pages mark
 * each stretch for spelling, fonts and voices (WCAG 3.1.2). Pure.
 */
import { textOf } from "@/model/text/markdown";
import { quotedForms } from "@/model/text/wording";
import { inLanguage, lackedTexts, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import type { Report } from "@/workshop/debrief/report/report";
import { stringsIn } from "@/workshop/content/strings-in";

/** A report's part that tells the language of its texts. */
export type ReportLanguages = Pick<Report, "language" | "original" | "foreign">;

export interface LanguageRun {
  text: string;
  /** Language tag. */
  language: string;
}

/** The letters of languages that are written in others than Latin ones. */
const scriptOf: Readonly<Record<string, RegExp>> = {
  ar: /\p{sc=Arabic}/u,
  th: /\p{sc=Thai}/u,
  ko: /\p{sc=Hangul}/u,
};

const lettersOf = (language: string): RegExp => scriptOf[language.split("-")[0]!] ?? /\p{sc=Latin}/u;

const letter = /\p{L}/u;
const letters = /\p{L}[\p{L}\p{M}]*/gu;
const words = /[\p{L}\p{N}]+/gu;
const wordGoesOn = /^[\p{L}\p{M}\p{N}]/u;

/**
 * @param reader the language wished for authored texts @param written trainers' texts, each in its language
 */
export function reportLanguagesOf(
  report: Report,
  workshop: Workshop,
  reader: string,
  written: readonly LanguageRun[] = [],
): Pick<Report, "original" | "foreign"> {
  const lacked = lackedTexts(workshop, reader);
  const authored = textsOf(inLanguage(workshop, reader)).map(({ text }) => ({
    text,
    language: lacked.has(text) ? workshop.language : reader,
  }));
  const foreign = [...authored, ...written]
    .filter((one) => one.language !== report.language)
    .flatMap(linesOf);
  const all = { language: report.language, original: workshop.language, foreign };
  const cut = languageSplitter(all);
  const pieces = new Set([...stringsIn(report)].flatMap((text) => cut(text).map((one) => one.text)));
  return { original: all.original, foreign: foreign.filter(({ text }) => pieces.has(text)) };
}

/** A text in each form that reports use, with markup and without; cut into lines. */
const linesOf = ({ text, language }: LanguageRun): LanguageRun[] => {
  const lines = [text, textOf(text)].flatMap((form) => form.split(/\s*\n\s*/u)).flatMap(quotedForms);
  return [...new Set(lines)].filter((line) => letter.test(line)).map((line) => ({ text: line, language }));
};

/** Cuts a text where its language changes; the stretches joined are the text again. */
export function languageSplitter({
  language,
  original,
  foreign,
}: ReportLanguages): (text: string) => LanguageRun[] {
  const languages = [language, original, ...Object.keys(scriptOf)];
  const byLetters = (text: string): string =>
    (letter.test(text) && languages.find((one) => lettersOf(one).test(text))) || language;
  const starts = byFirstWord(foreign);
  return (text) => {
    const main = byLetters(text);
    if (main !== language) return [{ text, language: main }];
    return cut(text, authoredIn(text, starts), language).flatMap((one) =>
      one.language === language
        ? cut(one.text, otherLettersIn(one.text, language, byLetters), language)
        : one,
    );
  };
}

type Found = LanguageRun & { from: number };

/** The text with what was found in it; what is between is in `language`. */
function cut(text: string, pieces: readonly Found[], language: string): LanguageRun[] {
  const stretches: LanguageRun[] = [];
  let done = 0;
  for (const { from, ...stretch } of [...pieces, { from: text.length, text: "", language }]) {
    if (from > done) stretches.push({ text: text.slice(done, from), language });
    if (stretch.text) stretches.push(stretch);
    done = from + stretch.text.length;
  }
  return stretches.length > 0 ? stretches : [{ text, language }];
}

/** The texts that stand in a text as whole words. */
function authoredIn(text: string, starts: Starts): Found[] {
  const pieces: Found[] = [];
  let done = 0;
  for (const { index, 0: word } of text.matchAll(words)) {
    const one = starts.get(word)?.find(({ text: whole, before }) => {
      const from = index - before;
      return (
        from >= done && text.startsWith(whole, from) && !wordGoesOn.test(text.slice(from + whole.length))
      );
    });
    if (!one) continue;
    const from = index - one.before;
    pieces.push({ from, text: one.text, language: one.language });
    done = from + one.text.length;
  }
  return pieces;
}

/** Words in the letters of another language, with what stands between two of them. */
function otherLettersIn(text: string, language: string, byLetters: (word: string) => string): Found[] {
  const pieces: Found[] = [];
  let before = language;
  for (const { index, 0: word } of text.matchAll(letters)) {
    const current = byLetters(word);
    const last = pieces.at(-1);
    if (last && current === before && current !== language)
      last.text = text.slice(last.from, index + word.length);
    else if (current !== language) pieces.push({ from: index, text: word, language: current });
    before = current;
  }
  return pieces;
}

type Starts = ReadonlyMap<string, (LanguageRun & { before: number })[]>;

const cache = new WeakMap<readonly LanguageRun[], Starts>();

/** By their first word, the longest first, with how many letters stand before it. */
function byFirstWord(texts: readonly LanguageRun[]): Starts {
  const cached = cache.get(texts);
  if (cached) return cached;
  const starts = new Map<string, (LanguageRun & { before: number })[]>();
  cache.set(texts, starts);
  for (const one of texts.toSorted((a, b) => b.text.length - a.text.length)) {
    const first = one.text.matchAll(words).next().value;
    if (!first) continue;
    const list = starts.get(first[0]) ?? [];
    starts.set(first[0], list);
    list.push({ ...one, before: first.index });
  }
  return starts;
}
