/**
 * Trainers' edits of a report: wordings, hidden sentences, remarks. They stand beside figures and change
 * none. Pure.
 */
import { basisOf, type MadeSentence } from "@/model/debrief/made";
import { findsNothing } from "@/model/debrief/sentence";

/** The newest revision of one text in one language. */
export interface ReportEdit {
  key: string;
  /** Of the text; EVERY_LANGUAGE for what holds in all of them. */
  language: string;
  revision: number;
  /** Null: the sentence as it is made, or no remark. */
  text: string | null;
  hidden: boolean;
  basis: string | null;
  /** The author; empty where the account is gone. */
  by: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Hiding a sentence holds in every language. */
export const EVERY_LANGUAGE = "*";

/** Puts a figure on the front or, hidden, takes it off. */
export const frontKey = (figure: string): string => `front:${figure}`;
/** A number as text: what an indicator is to reach. */
export const targetKey = (indicator: string): string => `target:${indicator}`;
export const storyKey = (sentence: string): string => `story:${sentence}`;
/** @param activity null: of the whole */
export const remarkKey = (activity: string | null): string =>
  activity === null ? "remark" : `remark:${activity}`;

/** The longest text, in characters: a sentence stays a sentence, a remark is a page at most. */
export const longest = (key: string): number => (key.startsWith("story:") ? 1_000 : 6_000);

export interface ToldSentence {
  id: string;
  activity: string | null;
  /** Its own figure, where that is not the first of the activity. */
  figure?: string;
  made: string;
  /** What it says, in a few words. */
  headline?: string;
  /** It finds nothing. */
  nothing?: true;
  edited: string | null;
  hidden: boolean;
  basis: string;
  /** The figures are others than those beside which it was reworded. */
  moved: boolean;
  /** Of the wording in this language; 0: never reworded. */
  revision: number;
  /** Of its being hidden or shown. */
  hiddenRevision: number;
  by: string;
}

export interface StoryWords {
  sentence(sentence: MadeSentence): string;
  /** Undefined where a sentence has none. */
  headline(sentence: MadeSentence): string | undefined;
}

export function toldStory(
  sentences: readonly MadeSentence[],
  say: StoryWords,
  edits: readonly ReportEdit[],
  language: string,
): ToldSentence[] {
  return sentences.map((sentence) => {
    const edit = editOf(edits, storyKey(sentence.id), language);
    const hiding = editOf(edits, storyKey(sentence.id), EVERY_LANGUAGE);
    const basis = basisOf(sentence);
    return {
      id: sentence.id,
      activity: sentence.activity ?? null,
      ...(sentence.figure && { figure: sentence.figure }),
      made: say.sentence(sentence),
      headline: say.headline(sentence),
      // A trainer's own wording is worth a place.
      ...(findsNothing(sentence) && edit?.text == null && { nothing: true as const }),
      edited: edit?.text ?? null,
      hidden: hiding?.hidden ?? false,
      basis,
      moved: edit?.text != null && edit.basis !== null && edit.basis !== basis,
      revision: edit?.revision ?? 0,
      hiddenRevision: hiding?.revision ?? 0,
      by: edit?.by ?? "",
    };
  });
}

export const editOf = (edits: readonly ReportEdit[], key: string, language: string): ReportEdit | null =>
  edits.find((e) => e.key === key && e.language === language) ?? null;

/**
 * A remark in the reader's language, else the room's, else the latest. One deleted in the reader's language
 * is gone for them.
 */
export function remarkFor(
  edits: readonly ReportEdit[],
  activity: string | null,
  language: string,
  authored: string,
): string | null {
  const all = edits.filter((e) => e.key === remarkKey(activity));
  const translated = all.find((e) => e.language === language);
  if (translated) return translated.text;
  const written = all.filter((e) => e.text !== null).toSorted((a, b) => b.at - a.at);
  return (written.find((e) => e.language === authored) ?? written[0])?.text ?? null;
}
