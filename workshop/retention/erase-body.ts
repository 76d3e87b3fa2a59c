/**
 * An answer without its author's words. Choices, numbers, ids and the number of texts stay. All but numbers
 * and known words counts as personal: later kinds lose too much rather than too little. Pure.
 */
import type { Placeholder } from "@/workshop/retention/placeholder";

export interface Erasing {
  activityId: string;
  known: ReadonlySet<string>;
  /** See `writtenFields`. */
  written: ReadonlySet<string>;
  placeholder: Placeholder;
  /** The new name of a text, entry or link that was named by its words; the same for the same one. */
  renamed(name: string): string;
}

/** Parts that hold nothing but people's words. */
const WORDS: ReadonlySet<string> = new Set(["other", "texts", "add", "reason"]);
/** Parts that name texts. */
const NAMES: ReadonlySet<string> = new Set(["support", "entries"]);
/** The keyed hash that tells which two tests belong together: another name tells it as well. */
const LINK = "link";

export function eraseBody(body: object, erasing: Erasing): object {
  return Object.fromEntries(
    Object.entries(body).map(([part, value]) => [part, erasePart(part, value, erasing)]),
  );
}

function erasePart(part: string, value: unknown, erasing: Erasing): unknown {
  if (part === LINK) return typeof value === "string" ? erasing.renamed(value) : value;
  if (NAMES.has(part))
    return Array.isArray(value) ? value.map((name: string) => erasing.renamed(name)) : value;
  if (part === "values" && typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([field, v]) => [
        field,
        erase(v, erasing, erasing.written.has(`${erasing.activityId} ${field}`)),
      ]),
    );
  }
  return erase(value, erasing, WORDS.has(part));
}

/** @param all also words that stood in the workshop */
function erase(value: unknown, erasing: Erasing, all: boolean): unknown {
  if (typeof value === "string") return !all && erasing.known.has(value) ? value : erasing.placeholder(value);
  if (Array.isArray(value)) return value.map((v) => erase(v, erasing, all));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, erase(v, erasing, all)]));
  return value;
}

export function wordsIn(body: object, erasing: Omit<Erasing, "placeholder">): string[] {
  const words: string[] = [];
  eraseBody(body, {
    ...erasing,
    placeholder: (text) => {
      words.push(text);
      return text;
    },
  });
  return words;
}
