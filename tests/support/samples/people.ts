/**
 * People of the sample rooms. All of them are invented: names of their own choice, sectors, languages, how
 * much they know on the first day and on the last, and how they judge Paula's story part by part.
 */
import { seeded } from "@/model/statistics/random";

type Sector = "Police or immigration" | "Labour inspection" | "Prosecution or courts" | "NGO or shelter";
export const sectors: readonly Sector[] = [
  "Police or immigration",
  "Labour inspection",
  "Prosecution or courts",
  "NGO or shelter",
];

export interface Invented {
  /** Empty: this person gives no name. */
  alias: string;
  /** Empty: this person would rather not say. */
  sector: Sector | "";
  language: string;
  /** 0 to 1: how often this person answers as an expert would, on the first day and at the end. */
  before: number;
  after: number;
  /** Parts 1 to 8: y, u or n; p passes; - was not there. */
  path: string;
  /** A code of their own for the tests before and after; empty: none; two entries: the second is another one. */
  codes: readonly string[];
  /** False: this person has no phone, and raises a hand. */
  phone?: boolean;
  /** Days on which this person is away, from 1. */
  away: readonly number[];
}

type Row = readonly [
  alias: string,
  sector: Sector | "",
  language: string,
  before: number,
  after: number,
  path: string,
  codes?: readonly string[],
  away?: readonly number[],
];

const [police, labour, courts, ngo] = sectors as [Sector, Sector, Sector, Sector];

const jeju: readonly Row[] = [
  ["Nok", police, "th", 0.42, 0.8, "nnnyyyyy"],
  ["สมชาย", police, "th", 0.35, 0.72, "nnuyyyyy"],
  ["Farid", police, "id", 0.5, 0.7, "nnuuyyyy"],
  ["سلمى", ngo, "ar", 0.66, 0.9, "nnnuyyyy"],
  ["Dewi", ngo, "id", 0.7, 0.93, "nunyyyyy"],
  ["សុភា", ngo, "en", 0.6, 0.85, "uuuyyyyy"],
  ["Minh", labour, "en", 0.55, 0.82, "nnuyyyyy"],
  ["", police, "en", 0.3, 0.42, "nnnnuyyy"],
  ["Amina", ngo, "en", 0.72, 0.95, "uuyyyyyy"],
  ["Jae", courts, "ko", 0.63, 0.88, "nuuyyyyy"],
  ["Kanya", labour, "th", 0.4, 0.66, "nnnuuuyy"],
  ["Lena", ngo, "en", 0.75, 0.9, "uyyyyyyy"],
  ["يوسف", police, "ar", 0.62, 0.15, "nnuyynyy"],
  ["Sari", ngo, "id", 0.52, 0.83, "nyuyyyyy"],
  ["Bo", labour, "en", 0.45, 0.74, "nnuuyypy"],
  ["ដារ៉ា", police, "en", 0.48, 0.77, "nnnyyyyy"],
  ["Eko", labour, "id", 0.36, 0.58, "nnnnnuyy"],
  ["", courts, "en", 0.6, 0.81, "uuuupyyy"],
  ["Hana", ngo, "ko", 0.68, 0.86, "nnuuyyyy"],
  ["Tui", police, "en", 0.4, 0.05, "nnnnnnuu", ["ro14vi"]],
  ["Ines", courts, "en", 0.57, 0.79, "nnuyyyny", ["ma07li", "ma07ll"]],
  ["Gita", labour, "id", 0.46, 0.76, "--nuyyyy", []],
  ["Rashid", police, "ar", 0.44, 0.69, "nnuyy-yy", undefined, [3]],
];

/** A person's code by the rule: two letters, two digits, two letters. */
function codeOf(random: () => number): string {
  const letters = "aeiolmnrstkd";
  const letter = () => letters[Math.floor(random() * letters.length)]!;
  return `${letter()}${letter()}${String(1 + Math.floor(random() * 28)).padStart(2, "0")}${letter()}${letter()}`;
}

/** The 23 people of "Jeju 2026". */
export function jejuPeople(seed: number): Invented[] {
  const random = seeded(seed);
  return jeju.map(([alias, sector, language, before, after, path, codes, away = []]) => {
    const code = codeOf(random);
    return { alias, sector, language, before, after, path, codes: codes ?? [code, code], away };
  });
}

/** Of a hundred people, how many stay at "yes" from part 1, 2… on; the rest never do. */
const TIPPING = [2, 4, 11, 27, 24, 15, 7, 4];

/** A drawn path: "no" and "not sure" up to the part that tips, a step back now and then. */
function pathOf(random: () => number): string {
  const drawn = random() * 100;
  const index = TIPPING.findIndex(
    (_, i) => drawn < TIPPING.slice(0, i + 1).reduce((sum, share) => sum + share, 0),
  );
  const tips = index < 0 ? TIPPING.length : index;
  return TIPPING.map((_, part) => {
    const chance = random();
    if (chance < 0.015) return "p";
    if (part >= tips) return chance < 0.05 ? "u" : "y";
    return chance < (part === tips - 1 ? 0.6 : 0.28) ? "u" : "n";
  }).join("");
}

/** People of a large conference, who give no names. */
export function conferencePeople(seed: number, count: number): Invented[] {
  const random = seeded(seed);
  const languages = ["en", "en", "en", "en", "id", "id", "th", "ar"];
  return Array.from({ length: count }, (_, i) => {
    const before = 0.25 + 0.5 * random();
    const share = random();
    const sector =
      share < 0.38 ? police : share < 0.58 ? ngo : share < 0.78 ? labour : share < 0.92 ? courts : "";
    const code = codeOf(random);
    // Some gave no code on the first day, and some another one at the end.
    const codes = random() < 0.08 ? [] : [code, random() < 0.06 ? codeOf(random) : code];
    return {
      alias: "",
      sector,
      language: languages[i % languages.length]!,
      before,
      after: Math.min(0.97, before + 0.3 * random() - 0.03),
      path: pathOf(random),
      codes,
      away: [],
    };
  });
}
