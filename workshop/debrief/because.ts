/** The words by which people said why they chose an option, from open questions that stand beside a poll. */
import type { Poll } from "@/activities/poll/content";
import type { RoundCounts } from "@/workshop/debrief/counts";
import type { DebriefInput } from "@/workshop/debrief/input";
import { openDebrief } from "@/workshop/debrief/open-debrief";
import { planOf } from "@/workshop/session/plan";

export interface BecauseColumn {
  option: string;
  text: string;
  /** People who chose the option. */
  chose: number;
  /** People who wrote why; not only those who chose it. */
  wrote: number;
  /** Most frequent first, with how many wrote each; none where fewer than five wrote. */
  words: { text: string; times: number }[];
  /** Words are kept back because too few wrote. */
  held: boolean;
}

/** One column for each of the poll's questions that was asked. */
export function becauseOf({ because }: Poll, last: RoundCounts, input: DebriefInput): BecauseColumn[] {
  return (because?.columns ?? []).flatMap(({ option, question }): BecauseColumn[] => {
    const bar = last.bars.find((b) => b.id === option);
    const open = planOf(input.workshop).activity(question);
    const asked = open?.kind === "open" ? openDebrief(open, input) : null;
    if (!bar || !asked) return [];
    const texts = [...asked.groups.flatMap((g) => g.texts), ...asked.rest].toSorted(
      (a, b) => b.times - a.times || (a.text < b.text ? -1 : 1),
    );
    return [
      {
        option,
        text: bar.text,
        chose: bar.share.count,
        wrote: asked.answered,
        words: texts.map(({ text, times }) => ({ text, times })),
        held: asked.few && asked.answered > 0,
      },
    ];
  });
}
