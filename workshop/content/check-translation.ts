/**
 * Faults of a translation's texts: unknown paths, empty or too long texts, lost links, pictures or
 * placeholders. Missing texts are none: they fall back (workshop/content/texts.ts). Pure.
 */
import { type AuthoredText, type TextPath, textsOf } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";

/** The most characters of a text, as model/text/text-schemas.ts has them. */
const MAX_TEXT_LENGTH = { line: 300, prose: 8_000 } as const;

export interface TranslationProblem {
  path: TextPath;
  /** One sentence without the path. */
  sentence: string;
}

export const checkTranslation = (
  workshop: Workshop,
  texts: Readonly<Record<TextPath, string>>,
): TranslationProblem[] => checkTexts(textsOf(workshop), texts);

export function checkTexts(
  originals: readonly AuthoredText[],
  texts: Readonly<Record<TextPath, string>>,
): TranslationProblem[] {
  const sources = new Map(originals.map((t) => [t.path, t]));
  return Object.entries(texts).flatMap(([path, text]) => {
    const source = sources.get(path);
    const sentence = source ? problemOf(source, text) : "the workshop has no text with this path.";
    return sentence ? [{ path, sentence }] : [];
  });
}

function problemOf(source: AuthoredText, text: string): string | null {
  const most = MAX_TEXT_LENGTH[source.length];
  if (text.trim() === "") return "this text is empty; leave the line out until it is translated.";
  if (text.length > most) return `this text has ${text.length} characters; ${most} are allowed.`;
  if (source.length === "line" && /[\r\n]/.test(text.trim())) return "this text must be one line.";
  const [lost] = less(fixedParts(source.text), fixedParts(text));
  if (lost) return `"${lost}" of the original is missing in this text.`;
  const [added] = less(fixedParts(text), fixedParts(source.text));
  return added ? `"${added}" is not in the original.` : null;
}

/** Parts alike in every language: targets of links and pictures, and placeholders. */
const fixedParts = (text: string): string[] => [
  ...[...text.matchAll(/\]\(([^)\s]+)[)\s]/g)].map((link) => `(${link[1]})`),
  ...[...text.matchAll(/\{[A-Za-z]\w*\}/g)].map((name) => name[0]),
];

/** Members of `all` that `some` lacks. */
const less = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((one) => !some.includes(one));
