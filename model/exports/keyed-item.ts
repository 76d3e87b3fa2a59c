/** A question with a key, for programs that examine. Pure. */
import type { Option } from "@/model/text/text-schemas";

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
      /** The usual mistake. */
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

/** For an activity that is one item. */
export const keyedBase = (a: { id: string; title: string; question: string }): Base => ({
  id: a.id,
  title: a.title,
  text: a.question,
});
