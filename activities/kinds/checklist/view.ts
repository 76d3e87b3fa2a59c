import type { FormReader } from "@/activities/shared/choices";

export const marks = ["present", "absent", "unknown"] as const;
export type Mark = (typeof marks)[number];

/** The place of a mark among the three; -1 for anything else. */
export const placeOfMark = (mark: string): number => (marks as readonly string[]).indexOf(mark);

export interface ChecklistFace {
  kind: "checklist";
  title: string;
  subject: { index: number; total: number; title: string; text: string };
}

export interface ChecklistForm {
  kind: "checklist";
  items: { id: string; text: string; label: string }[];
}

export const checklistReader: FormReader<ChecklistForm> = {
  choices: (_form, _item, mark) => marks.map((id) => ({ id, text: mark(id) })),
  interfaceWords: true,
  plainReasons: true,
  ownField: (item) => `marks.${item}`,
};
