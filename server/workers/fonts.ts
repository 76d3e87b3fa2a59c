/**
 * The font files that a text needs: Noto Sans always, and Noto of every other script in it. They come with
 * the project, so that pictures, Word and PDF look the same on a machine without any fonts.
 */
import { fontFile } from "@/server/platform/font-files";

const scripts = [
  "latin",
  "arabic",
  "thaana",
  "devanagari",
  "bengali",
  "tamil",
  "sinhala",
  "thai",
  "lao",
  "myanmar",
  "khmer",
  "hangul",
  "han",
] as const;
export type Script = (typeof scripts)[number];

export interface Font {
  family: string;
  regular: string;
  semibold: string;
}

const families: Record<Script, string> = {
  latin: "Noto Sans",
  arabic: "Noto Sans Arabic",
  thaana: "Noto Sans Thaana",
  devanagari: "Noto Sans Devanagari",
  bengali: "Noto Sans Bengali",
  tamil: "Noto Sans Tamil",
  sinhala: "Noto Sans Sinhala",
  thai: "Noto Sans Thai",
  lao: "Noto Sans Lao",
  myanmar: "Noto Sans Myanmar",
  khmer: "Noto Sans Khmer",
  hangul: "Noto Sans KR",
  han: "Noto Sans SC",
};

/** Signs that Noto Sans lacks, such as arrows, are in the Korean font. */
const patterns: Record<Exclude<Script, "latin">, RegExp> = {
  arabic: /\p{sc=Arabic}/u,
  thaana: /\p{sc=Thaana}/u,
  devanagari: /\p{sc=Devanagari}/u,
  bengali: /\p{sc=Bengali}/u,
  tamil: /\p{sc=Tamil}/u,
  sinhala: /\p{sc=Sinhala}/u,
  thai: /\p{sc=Thai}/u,
  lao: /\p{sc=Lao}/u,
  myanmar: /\p{sc=Myanmar}/u,
  khmer: /\p{sc=Khmer}/u,
  hangul: /[\p{sc=Hangul}\u2190-\u25ff]/u,
  han: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u,
};

export function fontOf(script: Script): Font {
  const family = families[script];
  return {
    family,
    regular: fontFile(family, "400Regular"),
    semibold: fontFile(family, "600SemiBold"),
  };
}

/** The scripts of a text, Latin first; Latin is always among them. */
export const scriptsIn = (text: string): Script[] =>
  ["latin", ...scripts.filter((s) => s !== "latin" && patterns[s].test(text))] as Script[];

const anyScript = /^[\p{sc=Common}\p{sc=Inherited}]/u;

/** The script of a letter with its marks; null for signs that every script has. */
export const scriptOf = (letter: string): Script | null =>
  anyScript.test(letter) ? null : (scriptsIn(letter)[1] ?? "latin");

/** Fonts for a text, the one of Latin first. */
export const fontsFor = (text: string): Font[] => scriptsIn(text).map(fontOf);
