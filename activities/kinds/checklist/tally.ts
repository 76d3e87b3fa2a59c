/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import {
  type Checklist,
  type ChecklistAnswer,
  type ChecklistSubject,
  marks,
} from "@/activities/kinds/checklist/content";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

/** The step (and question) of one subject. */
export const subjectStep = (checklist: Checklist, subject: ChecklistSubject): string =>
  `${checklist.id}/${subject.id}`;

/** `counts` are people who marked an item present; `marks` has all three marks of each item. */
export const tally: Kind<Checklist, ChecklistAnswer>["tally"] = (checklist, _question, bodies) => {
  const tally = emptyTally(checklist.items.map((item) => item.id));
  for (const { id } of checklist.items) tally.marks[id] = Object.fromEntries(marks.map((mark) => [mark, 0]));
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const { id } of checklist.items) {
      const mark = body.marks[id];
      if (!mark) continue;
      count(tally.marks[id]!, mark);
      if (mark === "present") count(tally.counts, id);
    }
  }
  return tally;
};
