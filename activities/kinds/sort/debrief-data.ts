import { highest, tooFewSentence, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { mostContestedFirst } from "@/activities/shared/contest";
import { asGridAnswer } from "@/activities/shared/grid";
import type { Sort, SortAnswer } from "@/activities/kinds/sort/content";
import { type GridDebrief, type GridRow, gridDebrief } from "@/activities/shared/grid-debrief";
import type { DebriefSource } from "@/model/debrief/input";

export interface SortDebrief extends GridDebrief {
  kind: "sort";
  activity: Sort;
  /** The last round's rows, the most contested first. */
  contested: GridRow[];
}

/** Null when the sort was not asked, or its result may not be shown yet. */
export function sortDebrief(activity: Sort, input: DebriefSource): SortDebrief | null {
  const grid = gridDebrief(
    {
      id: activity.id,
      items: activity.cards.map(({ id, label }) => ({ id, text: label })),
      choices: activity.bins,
      keys: Object.fromEntries(activity.cards.flatMap((c) => (c.key ? [[c.id, c.key]] : []))),
      of: "given",
      single: true,
      read: ({ placed }: SortAnswer) => asGridAnswer(placed),
    },
    input,
  );
  if (!grid) return null;
  const contested = mostContestedFirst(grid.last.rows, (r) => r.cells.map((c) => c.share.count));
  return { kind: "sort", activity, ...grid, contested };
}

export function sortSentence({ contested, last }: SortDebrief): Sentence {
  const most = contested[0];
  if (last.few) return tooFewSentence();
  if (!most || most.contest === null) return makeSentence("few-placed", { few: MIN_REPORTABLE });
  if (most.contest === 0)
    return makeSentence("sort-one", { cards: contested.filter((c) => c.given > 0).length });
  const cards = highest(contested, (c) => c.contest ?? -1);
  const bins = most.cells.filter((c) => most.most.includes(c.id));
  const { count, of } = bins[0]!.share;
  return makeSentence(
    "sort",
    { count, of },
    { card: cards.map((c) => c.text), bin: bins.map((b) => b.text) },
  );
}
