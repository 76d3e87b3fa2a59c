import type { Kind } from "@/model/kind";
import type { Checklist, ChecklistAnswer, ChecklistSubject } from "@/activities/kinds/checklist/content";
import { marks } from "@/activities/kinds/checklist/view";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** The step (and question) of one subject. */
export const subjectStep = (checklist: Checklist, subject: ChecklistSubject): string =>
  `${checklist.id}/${subject.id}`;

/** `counts` are people who marked an item present; `marks` has all three marks of each item. */
export const tally: Kind<Checklist, ChecklistAnswer>["tally"] = (checklist, _question, bodies) => {
  const ids = idsOf(checklist.items);
  const all = Object.fromEntries(ids.map((id) => [id, Object.fromEntries(marks.map((mark) => [mark, 0]))]));
  const tally = tallied(ids, bodies, (body, { counts }) => {
    for (const id of ids) {
      const mark = body.marks[id];
      if (!mark) continue;
      count(all[id]!, mark);
      if (mark === "present") count(counts, id);
    }
  });
  return { ...tally, marks: all };
};
