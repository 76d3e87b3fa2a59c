/**
 * The fonts of the PDFs: only those whose scripts a text has are read, since two of them are large. A file that
 * is not there is left out; its letters then show as boxes.
 */
import { existsSync, readFileSync } from "node:fs";
import { fontFile, type Weight } from "@/server/platform/font-files";

interface Script {
  family: string;
  has: RegExp;
  weights: readonly Weight[];
}

const BOTH: readonly Weight[] = ["400Regular", "600SemiBold"];
const script = (name: string, has: RegExp, weights = BOTH): Script => ({
  family: `Noto ${name}`,
  has,
  weights,
});

const BASE = script("Sans", /./u, [...BOTH, "400Regular_Italic", "600SemiBold_Italic"]);
/**
 * Letters that Urdu has and Arabic and Persian have not: their line is set in the hand that readers of Urdu
 * expect.
 */
const NASTALIQ = script("Nastaliq Urdu", /[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/u);

const SCRIPTS: readonly Script[] = [
  NASTALIQ,
  script("Sans Arabic", /\p{Script=Arabic}/u),
  script("Sans Bengali", /\p{Script=Bengali}/u),
  script("Sans Devanagari", /\p{Script=Devanagari}/u),
  script("Sans Khmer", /\p{Script=Khmer}/u),
  script("Sans KR", /[\p{Script=Hangul}\u2190-\u25ff]/u),
  script("Sans Lao", /\p{Script=Lao}/u),
  script("Sans Myanmar", /\p{Script=Myanmar}/u),
  script("Sans SC", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u),
  script("Sans Sinhala", /\p{Script=Sinhala}/u),
  script("Sans Tamil", /\p{Script=Tamil}/u),
  script("Sans Thaana", /\p{Script=Thaana}/u),
  script("Sans Thai", /\p{Script=Thai}/u),
  script("Emoji", /\p{Extended_Pictographic}/u, ["400Regular"]),
];

/** A text for a template: with its direction and fonts. */
interface Line {
  text: string;
  rtl: boolean;
  fonts: string[];
}

const STRONG = /[\p{L}]/u;
const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Stretches with a direction of their own do not tell the line's. */
const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;

/** The first letter with a direction tells the line's (Unicode, UAX 9, rules P2 and P3). */
export function lineOf(text: string, otherwise: "ltr" | "rtl" = "ltr"): Line {
  const first = STRONG.exec(text.replace(ISOLATED, ""))?.[0];
  const fonts = [BASE.family, ...SCRIPTS.filter((s) => s.has.test(text)).map((s) => s.family)];
  // The Arabic font would take letters that Urdu's is meant for.
  const hand = fonts.includes(NASTALIQ.family) ? fonts.filter((f) => f !== "Noto Sans Arabic") : fonts;
  return { text: breakable(text), rtl: first ? RIGHT.test(first) : otherwise === "rtl", fonts: hand };
}

/** Letters in a row that no sheet is wide enough for. */
const ENDLESS = /[^\s\p{Pd}]{60,}/gu;
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A text in which endless words may be broken between any two letters, by blanks without width. */
export const breakable = (text: string): string =>
  text.replace(ENDLESS, (word) => [...letters.segment(word)].map((l) => l.segment).join("\u200b"));

const read = new Map<string, Buffer | null>();

function blob({ family }: Script, weight: Weight): Buffer | null {
  const location = fontFile(family, weight);
  if (!read.has(location)) read.set(location, existsSync(location) ? readFileSync(location) : null);
  return read.get(location)!;
}

/** The font files that these texts need. */
export function fontsFor(texts: string): Buffer[] {
  return [BASE, ...SCRIPTS.filter((s) => s.has.test(texts))].flatMap((s) =>
    s.weights.flatMap((w) => blob(s, w) ?? []),
  );
}

/** Their Latin letters are of another hand than the others'. */
const EAST_ASIAN = /Sans (KR|SC)$/;

/**
 * The families of a text; one hand writes all Arabic letters of a long text. The script of the language, which is
 * called by its own name, comes first, so that blanks between its words do not change the font.
 */
export function familiesFor(texts: string, ownName: string): string[] {
  const first = (s: Script) => s !== BASE && s.has.test(ownName) && !EAST_ASIAN.test(s.family);
  return [BASE, ...SCRIPTS.filter((s) => s !== NASTALIQ && s.has.test(texts))]
    .toSorted((a, b) => Number(first(b)) - Number(first(a)))
    .map((s) => s.family);
}
