import { type Activity, kindOf } from "@/activities/kinds";
import { type Share, shareOf } from "@/model/debrief/share";
import type { SplitHead } from "@/model/debrief/split";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { SectorSplit } from "@/workshop/debrief/split/safe-splits";
import { planOf } from "@/workshop/content/plan";

export interface SplitTable extends SplitHead {
  question: string;
  round: number;
  /** Groups of five or more; null: everybody else together. Shares are in the order of `options`. */
  groups: { sector: string | null; people: number; shares: Share[] }[];
}

/** In the order of the workshop; empty where nothing may be split. */
export function splitTablesOf(activity: Activity, input: DebriefInput): SplitTable[] {
  const splits = input.splits ?? [];
  if (splits.length === 0) return [];
  return planOf(input.workshop)
    .questionsOf(activity.id)
    .flatMap((question) =>
      splits
        .filter((s) => s.question === question.id)
        .flatMap((split) => {
          const head = kindOf(activity).split?.head(activity, question, split.item);
          return head ? [tableOf(split, head)] : [];
        })
        .sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    );
}

const tableOf = ({ question, round, groups }: SectorSplit, head: SplitHead): SplitTable => ({
  question,
  round,
  ...head,
  groups: groups.map(({ sector, people, counts }) => ({
    sector,
    people,
    shares: head.options.map((o) => shareOf(counts[o.id] ?? 0, people)),
  })),
});
