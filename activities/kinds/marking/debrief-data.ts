/** A marked text: which labels each clause was given. */
import { findsNothing, highest, tooFewSentence, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { asGridAnswer } from "@/activities/shared/grid";
import type { Marking, MarkingAnswer } from "@/activities/kinds/marking/content";
import { type GridDebrief, gridDebrief } from "@/activities/shared/grid-debrief";
import type { DebriefSource } from "@/model/debrief/input";
import { gridChart, gridRounds, gridTables, keySaid } from "@/activities/shared/grid-figures";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export interface MarkingDebrief extends GridDebrief {
  kind: "marking";
  activity: Marking;
}

/** Null when the text was not asked about, or its result may not be shown yet. */
export function markingDebrief(activity: Marking, input: DebriefSource): MarkingDebrief | null {
  const grid = gridDebrief(
    {
      id: activity.id,
      items: activity.clauses,
      choices: activity.labels,
      keys: Object.fromEntries(
        activity.clauses.flatMap((c) => (c.key ? [[c.id, { accepted: c.key, reason: c.reason }]] : [])),
      ),
      of: "answered",
      single: true,
      read: ({ marks }: MarkingAnswer) => asGridAnswer(marks),
    },
    input,
  );
  return grid && { kind: "marking", activity, ...grid };
}

/** The clauses with the most and the fewest accepted labels; without a key, the most labels. */
function markingSentence({ last }: MarkingDebrief): Sentence {
  if (last.few) return tooFewSentence();
  const judged = last.rows.flatMap((r) =>
    r.agree?.percent == null ? [] : [{ text: r.text, ...r.agree, percent: r.agree.percent }],
  );
  const by = judged.toSorted((a, b) => b.percent - a.percent);
  const [best, least] = [by[0], by.at(-1)];
  if (best && least && best !== least && best.percent === least.percent) return makeSentence("marking-even");
  const like = (one: (typeof judged)[number]) =>
    judged.filter((r) => r.count === one.count && r.of === one.of).map((r) => r.text);
  if (best && least && best !== least)
    return makeSentence(
      "marking",
      { count: best.count, of: best.of, leastCount: least.count, leastOf: least.of },
      { most: like(best), least: like(least) },
    );
  const most = highest(last.rows, (r) => r.given);
  const count = most[0]?.given ?? 0;
  if (count === 0) return makeSentence("marking-none");
  return makeSentence("marking-unjudged", { count, of: last.answered }, { most: most.map((r) => r.text) });
}

export function markingFigures(debrief: MarkingDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  return [
    {
      id: `${activity.id}-clauses`,
      title: t("grids.marking"),
      question: activity.question,
      key: "told",
      reading: joined(words.say(markingSentence(debrief)), lastVote(rounds, words)),
      ...silentIf(findsNothing(markingSentence(debrief))),
      howDrawn: t("grids.tableHow"),
      heads: headsSaid(last, words),
      chart: gridChart(last.rows, activity.labels, t("grids.clause")),
      tables: gridTables(rounds, words, t("grids.clause"), false),
      expert: keySaid(last.rows, activity.labels, words, true),
    },
    ...gridRounds(activity, debrief, t("grids.clause"), words),
  ];
}
