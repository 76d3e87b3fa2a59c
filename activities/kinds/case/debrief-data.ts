import { sameText } from "@/activities/shared/same-text";
import type { SplitHead } from "@/model/debrief/split";
import { baseId, type Measure } from "@/model/debrief/measure";
import type { Releases, WrittenSource } from "@/model/debrief/release";
import { type ContestedItem, countedAnswers } from "@/model/debrief/contested";
import { type Case, partLabel, partTitle, type CaseAnswer } from "@/activities/kinds/case/content";
import * as counting from "@/activities/kinds/case/tally";
import { markedRound } from "@/activities/kinds/case/analysis/choose-round";
import { countRound, type RoundCounts } from "@/model/debrief/counts";
import { elementsOf, type PartElements } from "@/activities/kinds/case/analysis/elements";
import { type Flow, flowsOf, largestJump } from "@/activities/kinds/case/analysis/flows";
import { type DebriefSource, roundsOf } from "@/model/debrief/input";
import {
  type ClauseMark,
  clauseMarks,
  type Sureness,
  surenessOf,
} from "@/activities/kinds/case/analysis/marks";
import { type PartSecond, secondOf } from "@/activities/kinds/case/analysis/second";
import { type JudgedPart, pathsOf, tonesOf } from "@/activities/kinds/case/analysis/paths";
import { compareRounds, type RoundsCompared } from "@/activities/kinds/case/analysis/rounds-compared";
import {
  type ReasonsDebrief,
  reasonsOf,
  reasonsSource,
  reasonTexts,
  releasedReasons,
} from "@/activities/shared/reasons-debrief";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { type Tipping, tippingOf } from "@/activities/kinds/case/analysis/tipping";
import {
  type Band,
  bandOf,
  type WrongTurns,
  wrongTurnsOf,
} from "@/activities/kinds/case/analysis/wrong-turns";
import { type Question, whatIfQuestion } from "@/model/activity/question";

export interface PartDebrief {
  id: string;
  number: number;
  title: string;
  label: string;
  /** The round of the part's own question that carries the judgement. */
  counts: RoundCounts;
  /** All rounds, first to last. */
  rounds: RoundCounts[];
  compared: RoundsCompared | null;
  /** These three are null when the case does not ask, or fewer than MIN_REPORTABLE answered. */
  elements: PartElements | null;
  sureness: Sureness | null;
  clauses: ClauseMark[] | null;
  /** Left out where no second question is asked. */
  second?: PartSecond | null;
  /** In which round each of them was given. */
  markedIn: { elements: number; sureness: number; clauses: number };
  /** Null where none were written. */
  reasons: ReasonsDebrief | null;
  whatIfs: {
    id: string;
    title: string;
    fact: string;
    reason: string | null;
    counts: RoundCounts;
    second?: PartSecond | null;
  }[];
}

/** Parts at which at least half said yes; those that fewer than MIN_REPORTABLE answered do not count. */
export interface HalfReached {
  /** The first such part. */
  number: number;
  /** The last part that MIN_REPORTABLE answered. */
  last: number;
  /** The first part after it at which it was fewer than half. */
  fell: number | null;
}

export interface CaseDebrief {
  kind: "case";
  activity: Case;
  /** The most who answered or passed in one of its rounds. */
  people: number;
  followed: number;
  /** The parts that were judged. */
  parts: PartDebrief[];
  /** Numbers of the parts that were not. */
  notAsked: number[];
  /** Where an expert turns; null where the author does not say. */
  band: Band | null;
  /** Between neighbouring judged parts; null where too few answered. */
  flows: (Flow | null)[];
  largest: Flow | null;
  half: HalfReached | null;
  /**
   * Both are of those who can be followed: null with fewer than MIN_REPORTABLE. Wrong turns need the band
   * too.
   */
  tipping: Tipping | null;
  wrongTurns: WrongTurns | null;
  /** The first part at which at least half of those who answered marked every element. */
  allElementsFrom: number | null;
}

/** Null when no part was judged, or no result may be shown yet. */
export function caseDebrief(activity: Case, input: DebriefSource): CaseDebrief | null {
  const paths = pathsOf(activity, input);
  if (paths.parts.length === 0) return null;
  const { people } = paths;
  const followed = paths.rows.length;
  const numbers = paths.parts.map((p) => p.number);
  const parts = paths.parts.map((p) => partDebrief(activity, p, input));
  const flows = flowsOf(activity, paths);
  const tones = paths.rows.map((row) => tonesOf(activity, row));
  const marked = parts.find((p) => p.elements && 2 * p.elements.all.count >= p.elements.all.of);
  return {
    kind: "case",
    activity,
    people,
    followed,
    parts,
    notAsked: activity.parts.map((_, i) => i + 1).filter((n) => !numbers.includes(n)),
    band: bandOf(activity),
    flows,
    largest: largestJump(flows),
    half: halfFrom(parts),
    tipping: followed < MIN_REPORTABLE ? null : tippingOf(tones, numbers),
    wrongTurns: followed < MIN_REPORTABLE ? null : wrongTurnsOf(activity, paths),
    allElementsFrom: marked?.number ?? null,
  };
}

function partDebrief(activity: Case, judged: JudgedPart, input: DebriefSource): PartDebrief {
  const { part, number, question, rounds, chosen } = judged;
  const asked = { id: question, activityId: activity.id, stepId: question, partId: part.id };
  const marked = markedRound(rounds, (a) => Boolean(a.elements?.length));
  const sure = markedRound(rounds, (a) => a.sureness !== undefined);
  const tapped = markedRound(rounds, (a) => Boolean(a.clauses?.length));
  const all = rounds.map((r) => countRound(counting, activity, asked, r, input.people));
  return {
    id: part.id,
    number,
    title: partTitle(part),
    label: partLabel(part),
    counts: countRound(counting, activity, asked, chosen, input.people),
    rounds: all,
    compared: compareRounds(activity, rounds),
    elements: marked.answers.length >= MIN_REPORTABLE ? elementsOf(activity, marked.answers) : null,
    sureness: sure.answers.length >= MIN_REPORTABLE && activity.sureness ? surenessOf(sure.answers) : null,
    clauses:
      tapped.answers.length >= MIN_REPORTABLE && activity.marking ? clauseMarks(part, tapped.answers) : null,
    ...(activity.second && { second: secondOf(activity, rounds) }),
    markedIn: { elements: marked.round, sureness: sure.round, clauses: tapped.round },
    reasons: reasonsOf(
      rounds,
      activity.answers.map((a) => a.id),
      (round) => all[rounds.indexOf(round)]?.answered ?? 0,
    ),
    whatIfs: part.whatIfs.flatMap(({ id, title, fact, key }) => {
      const again = roundsOf<CaseAnswer>(input, whatIfQuestion(question, id));
      const round = again.at(-1);
      return round
        ? [
            {
              id,
              title,
              fact,
              reason: key?.reason ?? null,
              counts: countRound(
                counting,
                activity,
                { ...asked, id: round.question, whatIfId: id },
                round,
                input.people,
              ),
              ...(activity.second && { second: secondOf(activity, again) }),
            },
          ]
        : [];
    }),
  };
}

/** People with a "yes" in a counted round. */
export const yesIn = (counts: RoundCounts): number =>
  counts.bars.filter((b) => b.tone === "yes").reduce((sum, b) => sum + b.share.count, 0);

function halfFrom(all: readonly PartDebrief[]): HalfReached | null {
  const parts = all.filter((p) => !p.counts.few);
  const half = ({ counts }: PartDebrief) => 2 * yesIn(counts) >= counts.answered;
  const first = parts.find(half);
  if (!first) return null;
  const fell = parts.find((p) => p.number > first.number && !half(p));
  return { number: first.number, last: parts.at(-1)!.number, fell: fell?.number ?? null };
}

export const caseWritten = ({ activity, parts }: CaseDebrief): WrittenSource[] =>
  parts.map((p) => ({
    id: reasonsSource(activity.id, p.id),
    kind: "reasons",
    activity: activity.id,
    question: `${p.number} · ${p.title}`,
    group: null,
    held: null,
    texts: reasonTexts(p.reasons),
  }));

export const caseReleased = (debrief: CaseDebrief, releases: Releases): CaseDebrief => ({
  ...debrief,
  parts: debrief.parts.map((p) => ({
    ...p,
    reasons: releasedReasons(p.reasons, reasonsSource(debrief.activity.id, p.id), releases),
  })),
});

export const caseContested = ({ parts }: CaseDebrief): ContestedItem[] =>
  parts.map((p) => ({
    text: `${p.number}. ${p.title}`,
    round: p.counts.round,
    laterUnshown: p.counts.laterUnshown,
    answers: countedAnswers(p.counts.bars),
  }));

/** A part's own text, question and answers with the story so far: a change in a part changes all later ones. */
function partFingerprint(activity: Case, partId: string): string {
  const upTo = activity.parts.findIndex((p) => p.id === partId);
  const story = activity.parts.slice(0, upTo + 1).map((p) => p.clauses.map((c) => sameText(c.text)));
  const accepted = activity.parts[upTo]?.key?.accepted ?? [];
  return JSON.stringify([
    "part",
    sameText(activity.question),
    activity.answers.map((a) => [sameText(a.text), a.tone, accepted.includes(a.id)]),
    story,
  ]);
}

export const caseMeasures = ({ activity, parts }: CaseDebrief): Measure[] =>
  parts.map((p) => ({
    type: "part",
    fingerprint: partFingerprint(activity, p.id),
    place: `${baseId(activity.id)}/${p.id}`,
    activity: activity.title,
    label: `${p.number} ${p.title}`,
    count: yesIn(p.counts),
    of: p.counts.answered,
  }));

/** A part, a what-if of a part, with the answers of the case. */
export function caseSplitHead(activity: Case, question: Question): SplitHead | null {
  const index = activity.parts.findIndex((p) => p.id === question.partId);
  const part = activity.parts[index];
  const whatIf = part?.whatIfs.find((w) => w.id === question.whatIfId)?.title ?? null;
  return part ? { number: index + 1, text: partTitle(part), whatIf, options: activity.answers } : null;
}
