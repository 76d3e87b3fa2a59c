/** Why people chose what they chose, in columns side by side, under what is to be said about all of them. */
import type { PollDebrief } from "@/activities/kinds/poll/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, timesSaid } from "@/model/figures/figure-parts";
import type { Words } from "@/model/figures/words";

/** None where nobody was asked why. */
export function becauseFigures({ activity, last, because }: PollDebrief, words: Words): FigureModel[] {
  if (!because || because.length === 0) return [];
  const t = words.from("counting");
  const counts = last.bars.map((b) => t("because.counted", { count: b.share.count, option: b.text }));
  return [
    {
      id: `${activity.id}-because`,
      title: t("because.title", { title: activity.title }),
      question: activity.question,
      reading: joined(activity.because!.note, t("because.reading", { counts: counts.join(t("day.comma")) })),
      how: joined(t("because.how"), because.some((c) => c.held) && words.t("open.few")),
      heads: headsSaid(last, words),
      chart: null,
      tables: [
        {
          caption: t("because.title", { title: activity.title }),
          head: [t("because.option"), words.t("people"), t("because.wrote")],
          rows: because.map((c) => [c.text, c.chose, c.wrote]),
        },
      ],
      texts: because.map((c) => ({
        title: t("because.column", { option: c.text }),
        texts: c.words.map(timesSaid),
      })),
    },
  ];
}
