/**
 * The font files that a text needs: Noto Sans always, and Noto of every other script in it. They come with
 * the project, so that pictures, Word and PDF look the same on a machine without any fonts.
 */
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";

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
  bold: string;
}

/** Package and the stem of its files. */
const files: Record<Script, [folder: string, stem: string, family: string]> = {
  latin: ["noto-sans", "NotoSans", "Noto Sans"],
  arabic: ["noto-sans-arabic", "NotoSansArabic", "Noto Sans Arabic"],
  thaana: ["noto-sans-thaana", "NotoSansThaana", "Noto Sans Thaana"],
  devanagari: ["noto-sans-devanagari", "NotoSansDevanagari", "Noto Sans Devanagari"],
  bengali: ["noto-sans-bengali", "NotoSansBengali", "Noto Sans Bengali"],
  tamil: ["noto-sans-tamil", "NotoSansTamil", "Noto Sans Tamil"],
  sinhala: ["noto-sans-sinhala", "NotoSansSinhala", "Noto Sans Sinhala"],
  thai: ["noto-sans-thai", "NotoSansThai", "Noto Sans Thai"],
  lao: ["noto-sans-lao", "NotoSansLao", "Noto Sans Lao"],
  myanmar: ["noto-sans-myanmar", "NotoSansMyanmar", "Noto Sans Myanmar"],
  khmer: ["noto-sans-khmer", "NotoSansKhmer", "Noto Sans Khmer"],
  hangul: ["noto-sans-kr", "NotoSansKR", "Noto Sans KR"],
  han: ["noto-sans-sc", "NotoSansSC", "Noto Sans SC"],
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

const folder = path.join(projectRoot, "node_modules/@expo-google-fonts");

export function fontOf(script: Script): Font {
  const [name, stem, family] = files[script];
  const fileOf = (weight: string) => path.join(folder, name, weight, `${stem}_${weight}.ttf`);
  return { family, regular: fileOf("400Regular"), semibold: fileOf("600SemiBold"), bold: fileOf("700Bold") };
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
