/** A poll as a figure: its last round as bars with their intervals, earlier rounds below each and in the table. */
import { OTHER } from "@/activities/kinds/poll/content";
import type { Bar } from "@/model/debrief/counts";
import type { PollDebrief } from "@/activities/kinds/poll/debrief-data";
import { pollSentence } from "@/activities/kinds/poll/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import {
  barOf,
  headsSaid,
  intervalCell,
  joined,
  onceSaid,
  lastVote,
  percentCell,
  roundSaid,
} from "@/model/figures/figure-parts";
import type { Words } from "@/model/figures/words";

export function pollFigures(debrief: PollDebrief, words: Words): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  const text = (bar: Bar) => (bar.id === OTHER ? t("other") : bar.text);
  const sentence = pollSentence(debrief);
  const option = sentence.values.optionId === OTHER ? t("other") : sentence.values.option;
  const earlier = rounds.slice(0, -1);
  return [
    {
      id: `${activity.id}-answers`,
      title: activity.title,
      question: activity.question,
      reading: joined(
        words.say({
          ...sentence,
          values: option === undefined ? sentence.values : { ...sentence.values, option },
        }),
        lastVote(rounds, words),
      ),
      how: joined(activity.several && t("polls.several"), !last.few && t("polls.whisker")),
      heads: headsSaid(last, words),
      chart: {
        type: "bars",
        rows: last.bars.map((bar) =>
          barOf(text(bar), bar.share, words, {
            before: earlier.flatMap((r) => {
              const share = r.bars.find((b) => b.id === bar.id)?.share;
              if (!share) return [];
              const { count, of } = share;
              return [{ count, of, said: words.report("earlier", { round: r.round, count, of }) }];
            }),
          }),
        ),
      },
      tables: rounds.map((r) => ({
        caption: roundSaid(r, words),
        head: [t("polls.option"), t("people"), t("polls.percent"), t("polls.interval")],
        rows: r.bars.map((b) => [
          text(b),
          b.share.count,
          percentCell(b.share, words),
          intervalCell(b.share, words),
        ]),
      })),
      texts:
        last.others.length > 0 ? [{ title: t("polls.others"), texts: onceSaid(last.others) }] : undefined,
    },
  ];
}
