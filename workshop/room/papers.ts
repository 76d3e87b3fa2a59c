/** Activities on paper: what their sheets ask, and what of it the room has asked (H-40 to H-44). Pure. */
import { type Activity, kindOf, linkedTests } from "@/activities/kinds";
import type { PaperItem } from "@/model/activity/paper-entry";
import type { Question } from "@/model/activity/question";
import type { Plan } from "@/workshop/content/plan";

/** The questions on an activity's sheet; what-ifs are asked of the room alone. */
export const questionsOnPaper = (plan: Plan, activity: Activity): Question[] =>
  kindOf(activity).byGroups ? [] : plan.questionsOf(activity.id).filter((q) => q.whatIfId === undefined);

/** All that a sheet asks, with numbers; none where the activity cannot be typed in. */
export function paperItems(plan: Plan, activity: Activity): PaperItem[] {
  const kind = kindOf(activity);
  return questionsOnPaper(plan, activity)
    .flatMap((question) => {
      const asked = kind.ask(activity, question, plan.activities)?.text ?? "";
      const items = (kind.typedIn ?? kind.byHand)?.(activity, question) ?? [];
      return items.map((item) => ({ ...item, question: question.id, asked }));
    })
    .map((item, i) => ({ ...item, number: i + 1 }));
}

/** One of two tests that people link by codes of their own. */
export const isLinkedTest = (plan: Plan, id: string): boolean =>
  linkedTests(plan.activities).some(({ before, after }) => before.id === id || after.id === id);
