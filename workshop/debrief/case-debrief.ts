/** Everything the debrief says about one case. */
import type { Case } from "@/activities/case/content";
import { markedAnswers } from "@/workshop/debrief/choose-round";
import { countRound, type RoundCounts } from "@/workshop/debrief/counts";
import { elementsOf, type PartElements } from "@/workshop/debrief/elements";
import { type Flow, flowsOf, largestJump } from "@/workshop/debrief/flows";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { type ClauseMark, clauseMarks, type Sureness, surenessOf } from "@/workshop/debrief/marks";
import { type JudgedPart, pathsOf, tonesOf } from "@/workshop/debrief/paths";
import { compareRounds, type RoundsCompared } from "@/workshop/debrief/rounds-compared";
import { type ReasonsDebrief, reasonsOf } from "@/workshop/debrief/reasons-debrief";
import { FEW } from "@/workshop/debrief/share";
import { type Tipping, tippingOf } from "@/workshop/debrief/tipping";
import { bandOf, type WrongTurns, wrongTurnsOf } from "@/workshop/debrief/wrong-turns";
import { whatIfQuestion } from "@/workshop/session/question";

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
  /** These three are null when the case does not ask, or fewer than FEW answered. */
  elements: PartElements | null;
  sureness: Sureness | null;
  clauses: ClauseMark[] | null;
  /** Why people answered as they did; null where nobody wrote. */
  reasons: ReasonsDebrief | null;
  whatIfs: { id: string; title: string; fact: string; reason: string; counts: RoundCounts }[];
}

export interface CaseDebrief {
  kind: "case";
  activity: Case;
  /** People who answered or passed at least once in this case. */
  people: number;
  /** The parts that were judged. */
  parts: PartDebrief[];
  /** Numbers of the parts that were not. */
  notAsked: number[];
  band: { from: number; to: number };
  /** Between neighbouring judged parts; null where too few answered. */
  flows: (Flow | null)[];
  largest: Flow | null;
  /** The first part at which at least half of those who answered said yes; `held`: so at every judged part after it. */
  half: { number: number; held: boolean } | null;
  /** These two are null with fewer than FEW people in the case. */
  tipping: Tipping | null;
  wrongTurns: WrongTurns | null;
  /** The first part at which at least half of those who answered marked every element. */
  allElementsFrom: number | null;
}

/** Null when no part was judged, or no result may be shown yet. */
export function caseDebrief(activity: Case, input: DebriefInput): CaseDebrief | null {
  const paths = pathsOf(activity, input);
  if (paths.parts.length === 0) return null;
  const people = paths.rows.length;
  const numbers = paths.parts.map((p) => p.number);
  const parts = paths.parts.map((p) => partDebrief(activity, p, input));
  const flows = flowsOf(activity, paths);
  const tones = paths.rows.map((row) => tonesOf(activity, row));
  const marked = parts.find((p) => p.elements && 2 * p.elements.all.count >= p.elements.all.of);
  return {
    kind: "case",
    activity,
    people,
    parts,
    notAsked: activity.parts.map((_, i) => i + 1).filter((n) => !numbers.includes(n)),
    band: bandOf(activity),
    flows,
    largest: largestJump(flows),
    half: halfFrom(parts),
    tipping: people < FEW ? null : tippingOf(tones, numbers),
    wrongTurns: people < FEW ? null : wrongTurnsOf(activity, paths),
    allElementsFrom: marked?.number ?? null,
  };
}

function partDebrief(activity: Case, judged: JudgedPart, input: DebriefInput): PartDebrief {
  const { part, number, question, rounds, chosen } = judged;
  const asked = { id: question, activityId: activity.id, stepId: question, partId: part.id };
  const marked = markedAnswers(rounds, (a) => Boolean(a.elements?.length));
  const sure = markedAnswers(rounds, (a) => a.sureness !== undefined);
  const tapped = markedAnswers(rounds, (a) => Boolean(a.clauses?.length));
  const all = rounds.map((r) => countRound(activity, asked, r, input.people));
  return {
    id: part.id,
    number,
    title: part.title,
    label: part.label,
    counts: countRound(activity, asked, chosen, input.people),
    rounds: all,
    compared: compareRounds(activity, rounds),
    elements: marked.length >= FEW ? elementsOf(activity, marked) : null,
    sureness: sure.length >= FEW && activity.sureness ? surenessOf(sure) : null,
    clauses: tapped.length >= FEW && activity.marking ? clauseMarks(part, tapped) : null,
    reasons: reasonsOf(
      rounds,
      activity.answers.map((a) => a.id),
      (round) => all[rounds.indexOf(round)]?.answered ?? 0,
    ),
    whatIfs: part.whatIfs.flatMap(({ id, title, fact, key }) => {
      const round = roundsOf(input, whatIfQuestion(question, id)).at(-1);
      return round
        ? [
            {
              id,
              title,
              fact,
              reason: key.reason,
              counts: countRound(
                activity,
                { ...asked, id: round.question, whatIfId: id },
                round,
                input.people,
              ),
            },
          ]
        : [];
    }),
  };
}

/** People with a "yes" in a counted round. */
export const yesIn = (counts: RoundCounts): number =>
  counts.bars.filter((b) => b.tone === "yes").reduce((sum, b) => sum + b.share.count, 0);

function halfFrom(parts: readonly PartDebrief[]): CaseDebrief["half"] {
  const atLeast = parts.map((p) => !p.counts.few && 2 * yesIn(p.counts) >= p.counts.answered);
  const at = atLeast.indexOf(true);
  if (at === -1) return null;
  return { number: parts[at]!.number, held: atLeast.slice(at).every(Boolean) };
}
