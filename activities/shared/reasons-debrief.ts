/** The reasons of one question, behind the answers where that tells of no person. */
import { leftOut, namedTexts, type Releases, releasedTexts, type WrittenText } from "@/model/debrief/release";
import { textId } from "@/model/text/text-id";
import { bodiesOf, type RoundInput } from "@/model/debrief/input";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { groupedBy } from "@/model/grouped-by";
import { reasonsIn, safelyBehind } from "@/model/debrief/given-reasons";

interface ReasonGroup {
  /** The answer that was given with them; null for those of the other answers, or of all. */
  answer: string | null;
  /** People who wrote. */
  wrote: number;
  /** Equal ones once, in alphabetical order; none where too few wrote. */
  texts: { text: string; times: number }[];
}

export interface ReasonsDebrief {
  round: number;
  /** People who answered in this round, and of these those who gave a reason. */
  answered: number;
  wrote: number;
  /** Texts are kept back, since fewer than MIN_REPORTABLE wrote. */
  held: boolean;
  /** Texts were left out that no trainer released. */
  unreleased?: true;
  /** In the order of the answers; reasons without an answer come last. */
  groups: ReasonGroup[];
}

/**
 * The last round with at least half as many reasons as the fullest; null without any. `answers` are ids in
 * order.
 */
export function reasonsOf<Body extends object>(
  rounds: readonly RoundInput<Body>[],
  answers: readonly string[],
  answeredIn: (round: RoundInput<Body>) => number,
): ReasonsDebrief | null {
  const all = rounds.map((round) => ({
    round,
    reasons: safelyBehind(reasonsIn([...bodiesOf(round), ...(round.reasons ?? [])])),
  }));
  const most = Math.max(0, ...all.map((r) => r.reasons.length));
  const last = most > 0 ? all.findLast((r) => 2 * r.reasons.length >= most) : undefined;
  if (!last) return null;
  const { round, reasons } = last;
  const withheld = reasons.length < MIN_REPORTABLE;
  const place = (answer: string | null) => (answer === null ? answers.length : answers.indexOf(answer));
  const groups = [...groupedBy(reasons, (r) => r.behind ?? null)].map(
    ([answer, list]): ReasonGroup => ({
      answer,
      wrote: list.length,
      texts: withheld ? [] : once(list.map((r) => r.reason)),
    }),
  );
  return {
    round: round.round,
    answered: answeredIn(round),
    wrote: reasons.length,
    held: withheld,
    groups: groups.sort((a, b) => place(a.answer) - place(b.answer)),
  };
}

const once = (texts: readonly string[]): ReasonGroup["texts"] =>
  [...groupedBy(texts, textId).values()]
    .map((same) => ({ text: same.toSorted()[0]!, times: same.length }))
    .sort((a, b) => a.text.localeCompare(b.text) || (a.text < b.text ? -1 : 1));

/** `part` of a case; null for a poll. */
export const reasonsSource = (activity: string, part: string | null): string =>
  part === null ? `${activity}/reasons` : `${activity}/${part}/reasons`;

export const reasonTexts = (reasons: ReasonsDebrief | null): WrittenText[] =>
  namedTexts((reasons?.groups ?? []).flatMap((g) => g.texts.map((t) => t.text)));

export const releasedReasons = (
  reasons: ReasonsDebrief | null,
  source: string,
  releases: Releases,
): ReasonsDebrief | null => {
  if (!reasons) return null;
  const groups = reasons.groups.map((g) => ({ ...g, texts: releasedTexts(g.texts, source, releases) }));
  const left = groups.some((g, i) => g.texts.length < reasons.groups[i]!.texts.length);
  return { ...reasons, groups, ...leftOut(left, releases) };
};
