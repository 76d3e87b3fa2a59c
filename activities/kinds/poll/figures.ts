/** A poll as a figure: its last round as bars with their intervals, earlier rounds below each and in the table. */
import { OTHER } from "@/activities/kinds/poll/content";
import type { Bar } from "@/model/debrief/counts";
import { type PollDebrief, pollSentence } from "@/activities/kinds/poll/debrief-data";
import { findsNothing } from "@/model/debrief/sentence";
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
  timesSaid,
  silentIf,
} from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";

export function pollFigures(debrief: PollDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  const text = (bar: Bar) => (bar.id === OTHER ? t("other") : bar.text);
  const sentence = pollSentence(debrief, text);
  const earlier = rounds.slice(0, -1);
  return [
    {
      id: `${activity.id}-answers`,
      title: activity.title,
      question: activity.question,
      reading: joined(words.say(sentence), lastVote(rounds, words)),
      ...silentIf(findsNothing(sentence)),
      how: activity.several ? t("polls.several") : undefined,
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

/** Reasons for each choice in columns, under a note on all of them; none where none were asked for. */
export function becauseFigures({ activity, last, because }: PollDebrief, words: ReportWords): FigureModel[] {
  if (!because || because.length === 0) return [];
  const t = words.from("counting");
  const most = Math.max(...because.map((c) => (c.words.length > 0 ? c.most : 1)));
  const counts = last.bars.map((b) => t("because.counted", { count: b.share.count, option: b.text }));
  return [
    {
      id: `${activity.id}-because`,
      title: t("because.title", { title: activity.title }),
      question: activity.question,
      reading: joined(activity.because!.note, t("because.reading", { counts: listed(counts, words.locale) })),
      how: joined(
        t("because.how"),
        because.some((c) => c.held) && words.t("open.few"),
        most > 1 && words.t("open.several", { most }),
        because.some((c) => c.unreleased) &&
          words.t("open.released", { shown: because.flatMap((c) => c.words).length }),
      ),
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
