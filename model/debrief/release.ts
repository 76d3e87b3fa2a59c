import { textId } from "@/model/text/text-id";

export interface WrittenText {
  id: string;
  text: string;
  /** Its lines, each under an author's words that are no part of it. */
  lines?: { head: string; text: string }[];
  /** Parts that people chose and did not type, such as options and days. */
  chosen?: string[];
}

export interface WrittenSource {
  /** Names what the texts answer. */
  id: string;
  kind: "open" | "box" | "remarks" | "sheet" | "board" | "agreement" | "other" | "form" | "reasons";
  /** The activity; null for the question box. */
  activity: string | null;
  /** The authored question, title or field; empty for the question box. */
  question: string;
  /** Of a sheet. */
  group: { id: string; name: string | null; number: number; table: string | null } | null;
  /** Null: may be released. Otherwise what the phone had promised. */
  held: "trainers-alone" | "counts-only" | "not-shown" | null;
  texts: WrittenText[];
}

export interface Releases {
  /** Texts are not meant to be there: a report says so once, and figures do not call them missing. */
  noTexts?: true;
  /** The text with its black words, or null where it may not be shown. */
  text(source: string, text: string): string | null;
  /** Blackens what belongs to a sheet or a board that was released as a whole; null where it was not. */
  whole(source: string): ((text: string) => string) | null;
}

export const namedText = (text: string): WrittenText => ({ id: textId(text), text });

/** Equal texts are one text: releasing one releases the other. */
export const namedTexts = (texts: readonly string[]): WrittenText[] => [
  ...new Map(texts.map((text) => [textId(text), namedText(text)])).values(),
];

export const noReleases: Releases = { noTexts: true, text: () => null, whole: () => null };

/** The mark of a figure with omitted texts. */
export const leftOut = (left: boolean, releases: Releases): { unreleased?: true } =>
  left && !releases.noTexts ? { unreleased: true } : {};

/** Those that were released, with their black words black; none where nothing names what they answer. */
export function releasedTexts<T extends { text: string }>(
  texts: readonly T[],
  source: string | undefined,
  releases: Releases,
): T[] {
  return texts.flatMap((t) => {
    const text = source === undefined ? null : releases.text(source, t.text);
    return text === null ? [] : [{ ...t, text }];
  });
}
