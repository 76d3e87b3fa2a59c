/**
 * A name next to an age, an age next to a place: who writes about a case of their own often begins so.
 * Careful: what is no more than possible is left alone. Only sheets load it.
 */
import { numbersIn } from "@/phone/identifying-numbers";

/**
 * Letters of Latin scripts, Vietnamese ones too. No pattern here may use a lookbehind: older phones have
 * none.
 */
const NAME = "\\b[A-ZÀ-ÖØ-ÞĀ-ſẠ-Ỹ][a-zà-öø-ÿĀ-ſẠ-ỹ'’]+";
const AGE = "[1-9]\\d?(?!\\d|[.,:]\\d|\\s?%)";
/** An age is followed by the end of what is said, or by a word for years. */
const ENDS = "(?=\\s*(?:$|[.,;:)\\n]|years?\\b|yrs?\\b|y\\.?o\\b|tahun\\b|thn\\b|from\\b|dari\\b))";

/** Each with the name in its first group, so that words that are no names can be told apart. */
const withAge = [
  new RegExp(`(${NAME}),?\\s*\\(?${AGE}${ENDS}`, "g"),
  new RegExp(
    `(${NAME}),?\\s+(?:aged?|is|was|berusia|berumur|umur)\\s+(?:only\\s+|just\\s+|now\\s+)?${AGE}${ENDS}`,
    "g",
  ),
  new RegExp(`\\b${AGE}[- ]?(?:years?|yr|tahun)(?:[- ]old)?,?\\s+(${NAME})`, "g"),
  new RegExp(`\\b(?:from|dari)\\s+(${NAME})(?:\\s+${NAME})?,\\s+${AGE}${ENDS}`, "g"),
  new RegExp(`\\b${AGE},\\s+(?:from|dari)\\s+(${NAME})`, "g"),
];

/** Words that stand with small numbers, or with the ages of people in general. */
const noName = new RegExp(
  `^(?:${[
    "Art(?:icle|icles)?",
    "Pasal",
    "Section",
    "Chapter",
    "Annex",
    "Part",
    "Step",
    "Stage",
    "Phase",
    "Session",
    "Group",
    "Table",
    "Room",
    "Day",
    "Week",
    "Year",
    "Page",
    "Line",
    "Level",
    "Question",
    "Case",
    "Point",
    "Measure",
    "Figure",
    "Rule",
    "Protocol",
    "Convention",
    "Act",
    "Law",
    "Item",
    "Option",
    "Kelompok",
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec",
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "Children",
    "Child",
    "Anak",
    "People",
    "Person",
    "Women",
    "Men",
    "Everybody",
    "Everyone",
    "Anyone",
    "Anybody",
    "Somebody",
    "He",
    "She",
    "They",
    "It",
    "We",
    "Who",
    "This",
    "That",
    "The",
    "There",
    "Age",
    "Aged",
    "Under",
    "Over",
    "At",
    "In",
    "On",
    "By",
    "About",
    "Only",
    "And",
    "Or",
    "Within",
    "After",
    "Before",
    "From",
    "Minimum",
    "Maximum",
    "Total",
    "Number",
    "Police",
    "Victim",
    "Survivor",
    "Minor",
    "Hotline",
    "Call",
    "Asean",
    "Version",
    "Target",
    "Score",
    "Thailand",
    "Thai",
    "Cambodia",
    "Khmer",
    "Laos?",
    "Vietnam",
    "Viet",
    "Nam",
    "Myanmar",
    "Indonesia",
    "Malaysia",
    "Philippines",
    "Singapore",
    "Brunei",
    "Korea",
    "China",
    "Japan",
  ].join("|")})$`,
);
/** Peoples, languages and plurals. */
const noNameEnding = /(?:ese|ian|ean|ish|ino|ers|ors|ims|nts|ees|ties|ies|ses|ons|als)$/;

/** The parts of a text that could identify a person, each once; those that share words are one part. */
export function identifyingParts(text: string): string[] {
  const spans = numbersIn(text).map((part) => [text.indexOf(part), part.length] as const);
  for (const pattern of withAge) {
    pattern.lastIndex = 0;
    for (let hit = pattern.exec(text); hit; hit = pattern.exec(text))
      if (!noName.test(hit[1] ?? "") && !noNameEnding.test(hit[1] ?? ""))
        spans.push([hit.index, hit[0].length]);
  }
  const parts: { from: number; to: number }[] = [];
  for (const [from, length] of spans.sort((a, b) => a[0] - b[0])) {
    const last = parts[parts.length - 1];
    if (last && from < last.to) last.to = Math.max(last.to, from + length);
    else parts.push({ from, to: from + length });
  }
  return Array.from(new Set(parts.map(({ from, to }) => text.slice(from, to).trim())));
}

/** Three digits or more at the caret: perhaps the beginning of a telephone number. */
export function numberBegun(before: string): string | undefined {
  let from = before.length;
  while (from > 0 && /[\d\s().+-]/.test(before[from - 1]!)) from--;
  const run = before.slice(from).trimStart();
  return run.replace(/\D/g, "").length < 3 ? undefined : run;
}
