/**
 * A name for a certificate: kept as typed, in its own script, composed (NFC). What would make the printed
 * line read differently is refused, never taken out in silence.
 */

/** Letters as people count them; longer names do not fit on one sheet. */
const MAX_NAME_LENGTH = 200;

const nameProblems = ["name-empty", "name-hidden", "name-long"] as const;
export type NameProblem = (typeof nameProblems)[number];

/**
 * Control characters, line ends, direction marks, blanks without width, tags, private use, halves of pairs
 * and unassigned code points. U+200C and U+200D stay: Persian, Sinhala and emoji need them.
 */
const HIDDEN =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u3164\uffa0\ufffc]/u;

/** Joiners at the ends, or several in a row, show nothing and could make two equal names differ. */
const LOOSE_JOINER = /^[\u200c\u200d]|[\u200c\u200d]$|[\u200c\u200d]{2}/u;

const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The name as it will be printed, or why it cannot be. Only blanks at its ends are taken away. */
export function nameAsTyped(typed: string): { ok: true; name: string } | { ok: false; problem: NameProblem } {
  if (typed.length > MAX_NAME_LENGTH * 20) return { ok: false, problem: "name-long" };
  const name = typed.normalize("NFC").replace(/^[\p{Zs}\t\r\n]+|[\p{Zs}\t\r\n]+$/gu, "");
  if (HIDDEN.test(name) || LOOSE_JOINER.test(name)) return { ok: false, problem: "name-hidden" };
  if (!/\p{L}/u.test(name)) return { ok: false, problem: "name-empty" };
  // Marks piled on one letter would run over the sheet.
  if ([...graphemeSegmenter.segment(name)].length > MAX_NAME_LENGTH || /\p{M}{9}/u.test(name))
    return { ok: false, problem: "name-long" };
  return { ok: true, name };
}

interface TypedNames {
  name: string | null;
  latin: string | null;
}

/** The names of a form, in the person's script and in Latin letters; a blank field is null. */
export function namesIn(form: URLSearchParams): TypedNames | { problem: NameProblem } {
  const names: TypedNames = { name: null, latin: null };
  for (const field of ["name", "latin"] as const) {
    const typed = form.get(field) ?? "";
    if (typed.trim() === "") continue;
    const read = nameAsTyped(typed);
    if (!read.ok) return { problem: read.problem };
    names[field] = read.name;
  }
  return names;
}

/** A name as it is compared: letter case, width and doubled blanks are one. Not for printing. */
export const foldName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Zs}+/gu, " ")
    .trim();
