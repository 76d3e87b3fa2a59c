/** A case read person by person: which parts were judged, and what everybody answered at each. */
import type { Case, CasePart, Tone } from "@/activities/case/content";
import { partStep } from "@/activities/case/rules";
import { judgementRound } from "@/workshop/debrief/choose-round";
import { type Given, given } from "@/workshop/debrief/given";
import { type DebriefInput, type RoundInput, roundsOf } from "@/workshop/debrief/input";

/** A part whose main question was asked. */
export interface JudgedPart {
  part: CasePart;
  /** Its number in the story, from 1; parts that were skipped keep theirs. */
  number: number;
  question: string;
  rounds: RoundInput[];
  /** The round that carries the judgement of the part. */
  chosen: RoundInput;
}

export interface Paths {
  parts: JudgedPart[];
  /** One row per person who answered or passed in any round of any part; one entry per judged part. */
  rows: Given[][];
}

/** The tone of an answer; an id that the case does not know counts as "unsure". */
export const toneOf = (activity: Case, answer: string): Tone =>
  activity.answers.find((a) => a.id === answer)?.tone ?? "unsure";

/** The paths of everybody who took part in the case. */
export function pathsOf(activity: Case, input: DebriefInput): Paths {
  const parts = activity.parts.flatMap((part, i): JudgedPart[] => {
    const question = partStep(activity, part);
    const rounds = roundsOf(input, question);
    const chosen = judgementRound(rounds);
    return chosen ? [{ part, number: i + 1, question, rounds, chosen }] : [];
  });
  const people = new Set(parts.flatMap((p) => p.rounds.flatMap((r) => r.answers.map((a) => a.person))));
  const byPerson = parts.map((p) => new Map(p.chosen.answers.map((a) => [a.person, a.body])));
  return { parts, rows: [...people].map((person) => byPerson.map((bodies) => given(bodies.get(person)))) };
}

/** A path as tones, gaps as null. */
export const tonesOf = (activity: Case, row: readonly Given[]): (Tone | null)[] =>
  row.map((g) => g && toneOf(activity, g.answer));
