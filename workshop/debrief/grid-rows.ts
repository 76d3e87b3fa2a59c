/** The rows of the aggregated table for kinds in which each item is given something: cards, rows of a table, clauses. */
import type { GridDebrief } from "@/workshop/debrief/grid-debrief";
import { type Share, shareOf } from "@/workshop/debrief/share";
import { type SummaryRow, shareCells } from "@/workshop/debrief/summary-row";

/** `part` names the item (a card, a row, a clause), `option` what it was given. */
export function gridRows(activity: string, { rounds, compared }: GridDebrief, people: number): SummaryRow[] {
  const counted = rounds.flatMap(({ question, round, passed, rows }) =>
    rows.flatMap((item) => {
      const row = (measure: string, option: string, text: string, share: Share): SummaryRow => ({
        activity,
        part: item.id,
        question,
        round,
        measure,
        option,
        text,
        passed,
        people,
        ...shareCells(share),
      });
      return [
        ...item.cells.map((c) => row("answer", c.id, c.text, c.share)),
        ...(item.agree ? [row("key", (item.accepted ?? []).join(" "), item.text, item.agree)] : []),
      ];
    }),
  );
  const changed = (compared?.rows ?? []).flatMap((item) =>
    (["changed", "toKey", "fromKey"] as const).flatMap((kind) => {
      const count = item[kind];
      if (count === null) return [];
      const option = `${compared!.before} > ${compared!.after}: ${kind}`;
      return [
        {
          activity,
          part: item.id,
          question: null,
          round: null,
          measure: "rounds",
          option,
          text: item.text,
          passed: null,
          people,
          ...shareCells(shareOf(count, item.matched)),
        },
      ];
    }),
  );
  return [...counted, ...changed];
}
