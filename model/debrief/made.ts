/**
 * A front page sentence before it has words: a key with values, made by rules. Its id stays whatever the
 * numbers are, and so does a trainer's wording.
 */
import { textId } from "@/model/text/text-id";
import type { Sentence } from "@/model/debrief/sentence";

export interface MadeSentence {
  id: string;
  /** Below `story` in messages/<language>/front.json. */
  key: string;
  values: Sentence["values"];
  /** A finding in the debrief's own words, put in as {finding}. */
  finding?: Sentence;
  /** The votes it speaks of, filled in as {votes}; none where people voted once. */
  votes?: Sentence[];
  /** Names of values that are differences, which are told with their sign. */
  differences?: readonly string[];
  /** The activity whose figures it speaks of, and the one of them that shows what it says. */
  activity?: string;
  figure?: string;
}

/** A number of the row on top: what is written large, and what it is. */
export interface MadeStat {
  id: string;
  /** Below `stats` in messages/<language>/front.json, with `-value` for the large one. */
  key: string;
  values: Sentence["values"];
  differences?: readonly string[];
}

/** A test before and after, of the same people, matched by the code that they made. */
export interface BeforeAfter {
  /** The test after. */
  activity: string;
  title: string;
  matched: number;
  /** People who took both tests and are not compared. */
  leftOut: number;
  /** Items of the test. */
  items: number;
  /** Null where too few can be compared. */
  result: TestResult | null;
}

/** Mean of the paired differences in items, with its 95 % interval; people who had more, and fewer. */
export interface TestResult {
  mean: number;
  low: number;
  high: number;
  gained: number;
  lost: number;
}

/**
 * The basis of a sentence, to tell later whether its figures have changed. Stored beside wordings: the order
 * of values counts, and a single name is a value in its place.
 */
export const basisOf = ({ key, values, finding, votes = [] }: MadeSentence): string =>
  textId(JSON.stringify([key, values, finding ? folded(finding) : null, ...votes.map(folded)]));

const folded = ({ key, values, names = {} }: Sentence) => ({
  key,
  values: {
    ...values,
    ...Object.fromEntries(
      Object.entries(names).map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
    ),
  },
});
