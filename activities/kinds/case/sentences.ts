/** Sentences of a case: they say what was counted, never what caused it, never that anything is proved. */
import type { Band } from "@/activities/kinds/case/analysis/wrong-turns";
import type { Case } from "@/activities/kinds/case/content";
import {
  type CaseDebrief,
  type HalfReached,
  type PartDebrief,
  yesIn,
} from "@/activities/kinds/case/debrief-data";
import type { Tone } from "@/model/activity/tally";
import { type Vote, voteIn } from "@/model/debrief/heads";
import { highest, tooFewSentence, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

const round1 = (n: number): number => Math.round(n * 10) / 10;

export const answerOf = ({ activity }: Pick<CaseDebrief, "activity">, tone: Tone): string =>
  activity.answers.find((a) => a.tone === tone)?.text ?? "";

/** The words of the case's own answers, so that a sentence quotes what people chose. */
const words = (activity: Case) => ({ yes: answerOf({ activity }, "yes"), no: answerOf({ activity }, "no") });

/** More may have answered than can be followed from part to part. */
const fewFollowed = ({ people }: CaseDebrief): Sentence =>
  people < MIN_REPORTABLE ? tooFewSentence() : makeSentence("few-followed", { few: MIN_REPORTABLE });

/** The vote that counts at a part: the first also where too few joined a later one. */
export const voteOf = ({ counts, rounds }: Pick<PartDebrief, "counts" | "rounds">): Vote =>
  counts.round === 1 && rounds.length > 1 ? "first" : voteIn(counts);

/** The votes that count where people voted more than once; `beside` adds the "yes" of the first vote. */
export function voteSentences(
  { parts }: CaseDebrief,
  numbers: readonly number[],
  beside: "first" | "none" = "none",
): Sentence[] {
  return parts
    .filter((p) => numbers.includes(p.number))
    .flatMap(({ number, counts, rounds }) => {
      const vote = voteOf({ counts, rounds });
      if (vote === "once") return [];
      if (vote === "first") return [makeSentence(rounds.length > 1 ? "vote-first" : "vote-kept", { number })];
      const first = rounds.find((r) => r.round === 1 && !r.few);
      return first && beside === "first"
        ? [makeSentence("vote-again", { number, count: yesIn(first), of: first.answered })]
        : [makeSentence("vote-talked", { number })];
    });
}

/** The first and the last part that people answered, MIN_REPORTABLE of them where there are such parts. */
function ends({ parts }: CaseDebrief): [PartDebrief, PartDebrief] | null {
  const answered = parts.filter((p) => p.counts.answered > 0);
  const enough = answered.filter((p) => !p.counts.few);
  const judged = enough.length > 0 ? enough : answered;
  return judged.length === 0 ? null : [judged[0]!, judged.at(-1)!];
}

export function storySentences(debrief: CaseDebrief): Sentence[] {
  const { largest } = debrief;
  const judged = ends(debrief)?.map((p) => p.number) ?? [];
  const moved = largest ? [largest.from, largest.to].filter((n) => !judged.includes(n)) : [];
  return [
    stripSentence(debrief),
    ...voteSentences(debrief, judged, "first"),
    flowSentence(debrief),
    ...voteSentences(debrief, moved),
  ];
}

function stripSentence(debrief: CaseDebrief): Sentence {
  const judged = ends(debrief);
  if (!judged) return makeSentence("strip-none");
  const [first, last] = judged;
  const values = {
    ...words(debrief.activity),
    first: first.number,
    firstYes: yesIn(first.counts),
    firstOf: first.counts.answered,
  };
  if (first === last) return makeSentence("strip-one", values);
  return makeSentence("strip", {
    ...values,
    last: last.number,
    lastYes: yesIn(last.counts),
    lastOf: last.counts.answered,
  });
}

function flowSentence({ activity, flows, largest }: CaseDebrief): Sentence {
  if (flows.length === 0) return makeSentence("flow-one");
  if (flows.every((f) => f === null)) return makeSentence("flow-few", { few: MIN_REPORTABLE });
  if (!largest) return makeSentence("flow-still");
  const { from, to, changed, both, towards, away } = largest;
  return makeSentence("flow", { from, to, changed, both, towards, away, ...words(activity) });
}

/** Reach of the half: `on` to the end of the story, `to` an earlier part, or `at` one alone. */
export const reachOf = ({ number, last }: HalfReached, { parts }: Case): "on" | "to" | "at" =>
  last === number ? "at" : last === parts.length ? "on" : "to";

/** Values of a sentence about the band; `expert` is "no" where there is none. */
export const bandValues = (band: Band | null) => ({
  from: band?.from ?? 0,
  to: band?.to ?? 0,
  same: band?.from === band?.to ? "yes" : "no",
  expert: band ? "yes" : "no",
});

/** The part at which half the room said yes, against the band. */
export function halfSentences(debrief: CaseDebrief): Sentence[] {
  const { half, band, parts, activity } = debrief;
  if (parts.every((p) => p.counts.few)) return [tooFewSentence()];
  const values = { ...bandValues(band), ...words(debrief.activity) };
  if (!half) return [makeSentence("half-not", values)];
  const { number, last, fell } = half;
  const counts = parts.find((p) => p.number === number)!.counts;
  const reached = { ...values, number, count: yesIn(counts), of: counts.answered };
  return [
    fell === null
      ? makeSentence("half", { ...reached, last, reach: reachOf(half, activity) })
      : makeSentence("half-fell", { ...reached, fell }),
    ...voteSentences(debrief, fell === null ? [number] : [number, fell], "first"),
  ];
}

export function tippingSentence(debrief: CaseDebrief): Sentence {
  const { activity, tipping, followed: people } = debrief;
  if (!tipping) return fewFollowed(debrief);
  const { tipped, never, movedBack, quartiles } = tipping;
  const values = { people, tipped, never, movedBack, ...words(activity) };
  if (tipped === 0) return makeSentence("tipping-none", values);
  if (!quartiles) return makeSentence("tipping-few", values);
  const { q1, median, q3 } = quartiles;
  return makeSentence("tipping", { ...values, median, q1, q3, same: q1 === q3 ? "yes" : "no" });
}

export function wrongTurnsSentence(debrief: CaseDebrief): Sentence {
  const { activity, wrongTurns, followed: people } = debrief;
  if (!wrongTurns) return fewFollowed(debrief);
  const seen = wrongTurns.turns.filter((t) => t.people !== null && t.people > 0);
  if (seen.length === 0) return makeSentence("wrong-none", { people });
  const most = seen.reduce((a, b) => (b.people! > a.people! ? b : a));
  const ties = new Set(seen.filter((t) => t.people === most.people).map((t) => t.kind));
  const tied = (kind: (typeof most)["kind"]) => (ties.has(kind) ? "yes" : "no");
  if (ties.size > 1)
    return makeSentence("wrong-tie", {
      ...{ people, ties: ties.size, count: most.people!, ...words(activity) },
      ...{ early: tied("early"), late: tied("late"), back: tied("back"), never: tied("never") },
    });
  return makeSentence("wrong", { people, kind: most.kind, count: most.people!, ...words(activity) });
}

export function elementsSentence({ allElementsFrom, parts, activity }: CaseDebrief): Sentence {
  if (parts.every((p) => p.elements === null)) return makeSentence("few-marked", { few: MIN_REPORTABLE });
  const values = { elements: activity.elements.length };
  return allElementsFrom === null
    ? makeSentence("elements-not", values)
    : makeSentence("elements", { ...values, number: allElementsFrom });
}

/** Of more parts that stand equal, none stands out. */
const MAX_TIED = 3;

export function surenessSentence({ parts }: CaseDebrief): Sentence {
  const seen = parts.filter((p) => p.sureness !== null);
  if (seen.length === 0) return makeSentence("few-sure", { few: MIN_REPORTABLE });
  const by = seen.toSorted((a, b) => a.sureness!.mean - b.sureness!.mean);
  const [least, most] = [by[0]!, by.at(-1)!];
  const like = (one: PartDebrief) =>
    seen.filter((p) => round1(p.sureness!.mean) === round1(one.sureness!.mean)).map((p) => p.number);
  if (least === most)
    return makeSentence("sureness-one", {
      number: most.number,
      mean: round1(most.sureness!.mean),
      n: most.sureness!.n,
    });
  if (round1(least.sureness!.mean) === round1(most.sureness!.mean))
    return makeSentence("sureness-even", { parts: seen.length, mean: round1(most.sureness!.mean) });
  const means = { leastMean: round1(least.sureness!.mean), mostMean: round1(most.sureness!.mean) };
  const names = { least: like(least), most: like(most) };
  return Math.max(names.least.length, names.most.length) > MAX_TIED
    ? makeSentence("sureness-range", { parts: seen.length, ...means })
    : makeSentence("sureness", means, names);
}

/** What those said to the second question who said yes to the first, else all, at the last part that tells it. */
export function secondSentence(debrief: CaseDebrief): Sentence {
  const rowOf = (part: PartDebrief, answer: string) =>
    part.second?.both?.find((row) => row.answer === answer);
  const yes = debrief.activity.answers.find((a) => a.tone === "yes")?.id ?? "";
  const last =
    debrief.parts.findLast((p) => rowOf(p, yes)) ?? debrief.parts.findLast((p) => Boolean(p.second));
  if (!last?.second) return makeSentence("few-second", { few: MIN_REPORTABLE });
  const row = rowOf(last, yes);
  const counted = last.second.answers.map(({ text, share }, i) => ({
    text,
    count: row ? row.counts[i]! : share.count,
  }));
  const most = highest(counted, (a) => a.count);
  return makeSentence(
    row ? "second" : "second-all",
    {
      number: last.number,
      count: most[0]!.count,
      of: row?.people ?? last.second.answers[0]!.share.of,
      yes: answerOf(debrief, "yes"),
    },
    { most: most.map((a) => a.text) },
  );
}

/** The clause of one part that most people tapped. */
export function clausesSentence({ number, clauses }: PartDebrief): Sentence {
  if (!clauses) return makeSentence("clauses-few", { number, few: MIN_REPORTABLE });
  const most = highest(clauses, (c) => c.share.count);
  const { count, of } = most[0]!.share;
  if (count === 0) return makeSentence("clauses-none", { number, of });
  return makeSentence("clauses", { number, count, of }, { most: most.map((c) => c.text) });
}

export function roundsSentence(activity: Case, { number, compared }: PartDebrief): Sentence {
  if (!compared) return makeSentence("rounds-few", { number, few: MIN_REPORTABLE });
  const { matched, toYes, fromYes, p } = compared;
  const values = { number, matched, toYes, fromYes, ...words(activity) };
  return p === null
    ? makeSentence("rounds", values)
    : makeSentence("rounds-p", { ...values, p: p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}` });
}

/** "Yes" at the part itself, then with each changed fact that was answered. */
export function whatIfSentences(debrief: CaseDebrief, { number, counts, whatIfs }: PartDebrief): Sentence[] {
  const votes = counts.answered === 0 ? [] : voteSentences(debrief, [number], "first");
  const values = { ...words(debrief.activity), number, count: yesIn(counts), of: counts.answered };
  const answered = whatIfs.filter((w) => w.counts.answered > 0);
  return [
    counts.answered === 0 ? makeSentence("what-if-untold", values) : makeSentence("what-if-told", values),
    ...votes,
    ...answered.map((w) =>
      makeSentence("what-if", { title: w.title, count: yesIn(w.counts), of: w.counts.answered }),
    ),
  ];
}
