/**
 * One sentence for each figure, as a message key with its values; the words are in messages/<language>/debrief.json.
 * A sentence says what was counted, never what caused it and never that anything is proved.
 */
import type { Case } from "@/activities/case/content";
import type { CaseDebrief, PartDebrief } from "@/workshop/debrief/case-debrief";
import { yesIn } from "@/workshop/debrief/case-debrief";
import type { GridDebrief } from "@/workshop/debrief/grid-debrief";
import type { MarkingDebrief } from "@/workshop/debrief/marking-debrief";
import type { PollDebrief } from "@/workshop/debrief/poll-debrief";
import { FEW } from "@/workshop/debrief/share";
import type { SortDebrief } from "@/workshop/debrief/sort-debrief";
import type { TableDebrief } from "@/workshop/debrief/table-debrief";

export interface Sentence {
  /** Below `sentences` in the messages. */
  key: string;
  values: Record<string, string | number>;
}

const say = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });
const few = (): Sentence => say("few", { few: FEW });
const round1 = (n: number): number => Math.round(n * 10) / 10;

/** The words of the case's own answers, so that a sentence quotes what people chose. */
const words = ({ answers }: Case) => ({
  yes: answers.find((a) => a.tone === "yes")?.text ?? "",
  no: answers.find((a) => a.tone === "no")?.text ?? "",
});

/** How the room judged the story, first part against last. */
export function stripSentence(debrief: CaseDebrief): Sentence {
  const [first, last] = [debrief.parts[0]!, debrief.parts.at(-1)!];
  const values = {
    ...words(debrief.activity),
    first: first.number,
    firstYes: yesIn(first.counts),
    firstOf: first.counts.answered,
  };
  if (first === last) return say("strip-one", values);
  return say("strip", {
    ...values,
    last: last.number,
    lastYes: yesIn(last.counts),
    lastOf: last.counts.answered,
  });
}

/** Between which parts most people changed their answer. */
export function flowSentence({ activity, flows, largest }: CaseDebrief): Sentence {
  if (flows.length === 0) return say("flow-one");
  if (flows.every((f) => f === null)) return say("flow-few", { few: FEW });
  if (!largest) return say("flow-still");
  const { from, to, changed, both, towards, away } = largest;
  return say("flow", { from, to, changed, both, towards, away, ...words(activity) });
}

/** The part at which half the room said yes, against the band. */
export function halfSentence(debrief: CaseDebrief): Sentence {
  const { half, band, parts } = debrief;
  if (parts.every((p) => p.counts.few)) return few();
  const values = {
    from: band.from,
    to: band.to,
    same: band.from === band.to ? "yes" : "no",
    ...words(debrief.activity),
  };
  if (!half) return say("half-not", values);
  return say(half.held ? "half" : "half-fell", { ...values, number: half.number });
}

export function tippingSentence({ activity, tipping, people }: CaseDebrief): Sentence {
  if (!tipping) return few();
  const { tipped, never, movedBack, quartiles } = tipping;
  if (!quartiles) return say("tipping-none", { people, never, movedBack, ...words(activity) });
  const { q1, median, q3 } = quartiles;
  return say("tipping", {
    people,
    tipped,
    never,
    movedBack,
    median: round1(median),
    q1: round1(q1),
    q3: round1(q3),
    ...words(activity),
  });
}

export function wrongTurnsSentence({ activity, wrongTurns, people }: CaseDebrief): Sentence {
  if (!wrongTurns) return few();
  const seen = wrongTurns.turns.filter((t) => t.people !== null && t.people > 0);
  if (seen.length === 0) return say("wrong-none", { people });
  const most = seen.reduce((a, b) => (b.people! > a.people! ? b : a));
  return say("wrong", { people, kind: most.kind, count: most.people!, ...words(activity) });
}

export function elementsSentence({ allElementsFrom, parts, activity }: CaseDebrief): Sentence {
  if (parts.every((p) => p.elements === null)) return few();
  const values = { elements: activity.elements.length };
  return allElementsFrom === null
    ? say("elements-not", values)
    : say("elements", { ...values, number: allElementsFrom });
}

export function surenessSentence({ parts }: CaseDebrief): Sentence {
  const seen = parts.filter((p) => p.sureness !== null);
  if (seen.length === 0) return few();
  const by = seen.toSorted((a, b) => a.sureness!.mean - b.sureness!.mean);
  const [least, most] = [by[0]!, by.at(-1)!];
  if (least === most)
    return say("sureness-one", {
      number: most.number,
      mean: round1(most.sureness!.mean),
      n: most.sureness!.n,
    });
  return say("sureness", {
    least: least.number,
    leastMean: round1(least.sureness!.mean),
    most: most.number,
    mostMean: round1(most.sureness!.mean),
  });
}

/** The clause of one part that most people tapped. */
export function clausesSentence({ number, clauses }: PartDebrief): Sentence {
  if (!clauses) return say("clauses-few", { number, few: FEW });
  const most = clauses.reduce((a, b) => (b.share.count > a.share.count ? b : a));
  if (most.share.count === 0) return say("clauses-none", { number, of: most.share.of });
  return say("clauses", { number, clause: most.text, count: most.share.count, of: most.share.of });
}

export function roundsSentence(activity: Case, { number, compared }: PartDebrief): Sentence {
  if (!compared) return say("rounds-few", { number, few: FEW });
  const { matched, toYes, fromYes, p } = compared;
  const values = { number, matched, toYes, fromYes, ...words(activity) };
  return p === null
    ? say("rounds", values)
    : say("rounds-p", { ...values, p: p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}` });
}

/** How often "yes" was said at the part itself, and then with each changed fact. */
export function whatIfSentences(activity: Case, { number, counts, whatIfs }: PartDebrief): Sentence[] {
  return [
    say("what-if-told", { ...words(activity), number, count: yesIn(counts), of: counts.answered }),
    ...whatIfs.map((w) => say("what-if", { title: w.title, count: yesIn(w.counts), of: w.counts.answered })),
  ];
}

export function pollSentence({ last }: PollDebrief): Sentence {
  const { answered, passed, missing } = last;
  const most = last.bars.reduce((a, b) => (b.share.count > a.share.count ? b : a));
  const values = { answered, passed, missing };
  if (most.share.count === 0) return say("poll-none", values);
  const ties = last.bars.filter((b) => b.share.count === most.share.count).length;
  return say(ties > 1 ? "poll-tie" : "poll", {
    ...values,
    option: most.text,
    optionId: most.id,
    count: most.share.count,
    ties,
  });
}

/** Where the room was most divided. */
export function sortSentence({ contested, last }: SortDebrief): Sentence {
  const most = contested[0];
  if (last.few || !most || most.contest === null) return few();
  if (most.contest === 0) return say("sort-one", { cards: contested.filter((c) => c.given > 0).length });
  const ties = most.cells.filter((c) => most.most.includes(c.id));
  const { count, of } = ties[0]!.share;
  return say(ties.length > 1 ? "sort-tie" : "sort", {
    card: most.text,
    bin: ties[0]!.text,
    ties: ties.length,
    count,
    of,
  });
}

/** How many cells nobody gave, and which most people did. */
export function tableSentence({ last }: TableDebrief): Sentence {
  if (last.few) return few();
  const cells = last.rows.flatMap((r) => r.cells.map((c) => ({ row: r.text, column: c.text, ...c.share })));
  const most = cells.reduce((a, b) => (b.count > a.count ? b : a));
  const { row, column, count, of } = most;
  const empty = cells.filter((c) => c.count === 0).length;
  return say("table", { row, column, count, of, empty, cells: cells.length });
}

/** Which clause had the most labels that an expert accepts, and which the fewest; without a key, the most labels. */
export function markingSentence({ last }: MarkingDebrief): Sentence {
  if (last.few) return few();
  const judged = last.rows.flatMap((r) =>
    r.agree?.percent == null ? [] : [{ text: r.text, ...r.agree, percent: r.agree.percent }],
  );
  const by = judged.toSorted((a, b) => b.percent - a.percent);
  const [best, least] = [by[0], by.at(-1)];
  if (best && least && best !== least)
    return say("marking", {
      best: best.text,
      count: best.count,
      of: best.of,
      least: least.text,
      leastCount: least.count,
      leastOf: least.of,
    });
  const most = last.rows.reduce((a, b) => (b.given > a.given ? b : a));
  return say("marking-unjudged", { clause: most.text, count: most.given, of: last.answered });
}

/** The item that most people gave something else the second time. */
export function gridRoundsSentence({ compared }: GridDebrief): Sentence {
  if (!compared) return say("grid-rounds-few", { few: FEW });
  const most = compared.rows.reduce((a, b) => (b.changed > a.changed ? b : a));
  if (most.changed === 0) return say("grid-rounds-still");
  return say("grid-rounds", { item: most.text, changed: most.changed, matched: most.matched });
}
