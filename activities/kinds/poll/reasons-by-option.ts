import type { Poll } from "@/activities/kinds/poll/content";
import { isOpen } from "@/activities/kinds/open/content";
import type { RoundCounts } from "@/model/debrief/counts";
import { activityIn, type DebriefSource } from "@/model/debrief/input";
import { openDebrief } from "@/activities/kinds/open/debrief-data";

export interface BecauseColumn {
  option: string;
  text: string;
  /** People who chose the option. */
  chose: number;
  /** People who gave a reason; not only those who chose it. */
  wrote: number;
  /** Most frequent first; none where fewer than five wrote. */
  words: { text: string; times: number }[];
  /** Words are kept back because too few wrote. */
  held: boolean;
  /** The most texts of one person. */
  most: number;
  /** Words were left out that no trainer released. */
  unreleased?: true;
}

/** One column for each of the poll's questions that was asked. */
export function becauseOf({ because }: Poll, last: RoundCounts, input: DebriefSource): BecauseColumn[] {
  return (because?.columns ?? []).flatMap(({ option, question }): BecauseColumn[] => {
    const bar = last.bars.find((b) => b.id === option);
    const open = activityIn(input, question);
    const asked = isOpen(open) ? openDebrief(open, input) : null;
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
        most: asked.activity.most,
      },
    ];
  });
}
