/** Closed questions with their answers: a room's division is measured alike for all kinds. */
import type { CountedOption } from "@/model/activity/tally";

interface ContestedAnswer {
  id: string;
  text: string;
  count: number;
  tone?: CountedOption["tone"];
  /** Different answers counted together, such as those in people's own words. */
  rest?: true;
}

/** One question, part, item or card to which each person gave one answer. */
export interface ContestedItem {
  text: string;
  round: number;
  /** A later round of it is not shown. */
  laterUnshown?: true | undefined;
  /** People by answer, in the author's order, with unused answers. */
  answers: ContestedAnswer[];
}

export const countedAnswers = (
  bars: readonly { id: string; text: string; tone?: CountedOption["tone"]; share: { count: number } }[],
): ContestedAnswer[] => bars.map(({ id, text, tone, share }) => ({ id, text, tone, count: share.count }));
