import type { FormReader } from "@/activities/shared/choices";
import type { Key } from "@/model/activity/key";
import type { Option } from "@/model/text/text-schemas";

export interface QuizFace {
  kind: "quiz";
  title: string;
  /** The item that the room looks at; null where all are on one page. */
  item: { id: string; index: number; total: number } | null;
}

export interface QuizForm {
  kind: "quiz";
  /** The instruction, where the question itself is the item. */
  lead: string | null;
  sureness: boolean;
  /** Where people link two tests by a code of their own: which of the two this is. */
  code: "before" | "after" | null;
  /** All items, or the one in focus. */
  items: { id: string; text: string; options: Option[] }[];
}

export const quizReader: FormReader<QuizForm> = {
  choices: (form, item) => form.items.find((i) => i.id === item)?.options ?? [],
  ownField: (item) => `items.${item}`,
};

/** The part of a key that belongs to what is shown: one item, where the room looks at one. */
export const keyInView = (key: Key, face: { kind: string; item?: { id: string } | null }): Key =>
  face.kind === "quiz" && face.item ? key.filter(({ id }) => id === face.item?.id) : key;
