/** Questions with a key in one shape, for programs that examine: from quizzes, sorts, tables, rankings and guesses. Pure. */
import type { Activity } from "@/activities/content";
import { optionsOfItem } from "@/activities/quiz/rules";
import type { Workshop } from "@/workshop/content/workshop";
import type { Option } from "@/workshop/content/words";

interface Base {
  /** The activity's id, and the item's behind it where there are several. */
  id: string;
  title: string;
  text: string;
}

export type KeyedItem =
  | (Base & {
      type: "choice";
      options: Option[];
      /** Any of them is right. */
      accepted: string[];
      reason: string;
      law: string;
      /** What people who err often think. */
      error: string;
    })
  | (Base & {
      type: "match";
      rows: Option[];
      columns: Option[];
      /** Row id to columns. In a match any of them is right, else all together are. */
      accepted: Record<string, string[]>;
      /** One column to each row. */
      one: boolean;
    })
  /** An order that no key judges. */
  | (Base & { type: "order"; options: Option[] })
  | (Base & { type: "number"; value: number; unit: string; source: string });

/** Every question that can be asked elsewhere, in the order of the workshop. */
export const keyedItems = (workshop: Workshop): KeyedItem[] =>
  workshop.sessions.flatMap((s) => s.activities.flatMap(itemsOf));

export const hasQuizzes = (workshop: Workshop): boolean =>
  workshop.sessions.some((s) => s.activities.some((a) => itemsOf(a).length > 0));

function itemsOf(a: Activity): KeyedItem[] {
  switch (a.kind) {
    case "quiz":
      return a.items.map((item) => ({
        type: "choice",
        id: `${a.id}-${item.id}`,
        title: a.title,
        text: item.text,
        options: optionsOfItem(a, item),
        accepted: item.key.accepted,
        reason: item.key.reason,
        law: item.key.law ?? "",
        error: item.key.error ?? "",
      }));
    case "sort": {
      const cards = a.cards.filter((c) => c.key);
      if (cards.length < 2) return [];
      return [
        {
          ...base(a),
          type: "match",
          rows: cards.map(bare),
          columns: a.bins.map(bare),
          accepted: Object.fromEntries(cards.map((c) => [c.id, c.key!.accepted])),
          one: true,
        },
      ];
    }
    case "table": {
      const rows = a.rows.filter((r) => a.key?.[r.id]);
      if (rows.length < 2) return [];
      return [
        {
          ...base(a),
          type: "match",
          rows: rows.map(bare),
          columns: a.columns.map(bare),
          accepted: Object.fromEntries(rows.map((r) => [r.id, a.key![r.id]!])),
          one: a.one,
        },
      ];
    }
    case "ranking":
      return [{ ...base(a), type: "order", options: a.items.map(bare) }];
    case "number":
      return a.truth
        ? [
            {
              ...base(a),
              type: "number",
              value: a.truth.value,
              unit: a.unit ?? "",
              source: `${a.truth.date}: ${a.truth.source}`,
            },
          ]
        : [];
    default:
      return [];
  }
}

const base = (a: { id: string; title: string; question: string }): Base => ({
  id: a.id,
  title: a.title,
  text: a.question,
});
const bare = ({ id, text }: Option): Option => ({ id, text });
