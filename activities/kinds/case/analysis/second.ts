/** The second question beside the first: its shares, and how both go together. */
import { type CaseRound, markedRound } from "@/activities/kinds/case/analysis/choose-round";
import type { Case, CaseAnswer } from "@/activities/kinds/case/content";
import { isCounted } from "@/model/activity/answer-sources";
import { isPass } from "@/model/activity/pass";
import { isTooFew, MIN_REPORTABLE, type Share, shareOf } from "@/model/debrief/share";

/** People who gave this answer to the first question, and what they said to the second. */
interface SecondRow {
  /** Null: other answers to the first, or all, so that no row is of fewer than MIN_REPORTABLE. */
  answer: string | null;
  people: number;
  /** In the order of the second answers. */
  counts: number[];
}

export interface PartSecond {
  round: number;
  /** In the case's order; shares of those who answered it. */
  answers: { id: string; text: string; share: Share }[];
  /** Null where all are in one row. */
  both: SecondRow[] | null;
}

/** Null when it is not asked, or fewer than MIN_REPORTABLE answered it. */
export function secondOf(activity: Case, rounds: readonly CaseRound[]): PartSecond | null {
  if (!activity.second) return null;
  const options = activity.second.answers;
  const { round, answers } = markedRound(rounds, (a) => a.second !== undefined);
  const said = answers.filter((a) => a.second !== undefined);
  if (said.length < MIN_REPORTABLE) return null;
  const count = (among: readonly CaseAnswer[], id: string) => among.filter((a) => a.second === id).length;
  // Hands and cards are sums: what stands beside another answer there means nothing.
  const whole = (rounds.find((r) => r.round === round)?.answers ?? []).flatMap(({ body, source }) =>
    isPass(body) || isCounted(source) || body.second === undefined ? [] : [body],
  );
  const rows = rowsOf(activity, whole).map(
    ({ answer, among }): SecondRow => ({
      answer,
      people: among.length,
      counts: options.map(({ id }) => count(among, id)),
    }),
  );
  return {
    round,
    answers: options.map(({ id, text }) => ({ id, text, share: shareOf(count(said, id), said.length) })),
    both: rows.length > 1 ? rows : null,
  };
}

/** By first answer; those of fewer than MIN_REPORTABLE people are one row, with the smallest other if need be. */
function rowsOf({ answers }: Case, whole: readonly CaseAnswer[]) {
  const rows = answers.map(({ id }) => ({
    answer: id as string | null,
    among: whole.filter((a) => a.answer === id),
  }));
  const large = rows.filter((r) => r.among.length >= MIN_REPORTABLE);
  let among = rows.flatMap((r) => (large.includes(r) ? [] : r.among));
  while (isTooFew(among.length) && large.length > 0) {
    const smallest = large.reduce((a, b) => (b.among.length < a.among.length ? b : a));
    large.splice(large.indexOf(smallest), 1);
    among = [...among, ...smallest.among];
  }
  return among.length > 0 ? [...large, { answer: null, among }] : large;
}
