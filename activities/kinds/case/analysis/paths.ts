/** A case read person by person: the parts that were judged, and the answers at each. */
import { type Case, type CasePart, type CaseAnswer, partStep } from "@/activities/kinds/case/content";
import type { Tone } from "@/model/activity/tally";
import {
  type CaseRound,
  type CaseAnswerOrNull,
  answerOrNull,
  judgementRound,
} from "@/activities/kinds/case/analysis/choose-round";
import { type DebriefSource, roundsOf, followed } from "@/model/debrief/input";

/** A part whose main question was asked. */
export interface JudgedPart {
  part: CasePart;
  /** Its number in the story, from 1; parts that were skipped keep theirs. */
  number: number;
  question: string;
  rounds: CaseRound[];
  /** The round that carries the judgement of the part. */
  chosen: CaseRound;
}

export interface Paths {
  parts: JudgedPart[];
  /** A row for each person who can be followed: an entry per judged part, undefined where unknown. */
  rows: (CaseAnswerOrNull | undefined)[][];
  /** The most who answered or passed in one round: those who cannot be followed are among them. */
  people: number;
}

/** The tone of an answer; an id that the case does not know counts as "unsure". */
export const toneOf = (activity: Case, answer: string): Tone =>
  activity.answers.find((a) => a.id === answer)?.tone ?? "unsure";

export function pathsOf(activity: Case, input: DebriefSource): Paths {
  const parts = activity.parts.flatMap((part, i): JudgedPart[] => {
    const question = partStep(activity, part);
    const rounds = roundsOf<CaseAnswer>(input, question);
    const chosen = judgementRound(rounds);
    return chosen ? [{ part, number: i + 1, question, rounds, chosen }] : [];
  });
  const rounds = parts.flatMap((p) => p.rounds);
  const byPerson = parts.map((p) => new Map(p.chosen.answers.map((a) => [a.person, answerOrNull(a.body)])));
  return {
    parts,
    rows: [...followed(rounds)].map((person) => byPerson.map((answers) => answers.get(person))),
    people: Math.max(0, ...rounds.map((r) => r.answers.length)),
  };
}

/** A path as tones, gaps as null. */
export const tonesOf = (activity: Case, row: readonly (CaseAnswerOrNull | undefined)[]): (Tone | null)[] =>
  row.map((g) => (g ? toneOf(activity, g.answer) : null));
