import type { FormReader } from "@/activities/shared/choices";
import { marks } from "@/activities/kinds/checklist/content";
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
