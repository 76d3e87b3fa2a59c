/** Some answer that fits a question, for tests in which it matters little which. A pass fits every question. */
import { marks } from "@/activities/kinds/checklist/view";
import type { FormField } from "@/activities/kinds/form/content";
import type { Activity } from "@/activities/kinds";
import { itemsAsked, optionsOfItem } from "@/activities/kinds/quiz/items";
import type { Question } from "@/model/activity/question";

/** @param i another person, another answer */
export function sampleBody(activity: Activity, question: Question, i: number): Record<string, unknown> {
  switch (activity.kind) {
    case "case":
      return { answer: activity.answers[i % 3]!.id, ...(activity.sureness ? { sureness: 4 } : {}) };
    case "poll":
      return { choice: [activity.options[i % 2]!.id] };
    case "quiz":
      return Object.fromEntries(
        itemsAsked(activity, question).flatMap((item, n) => {
          const options = optionsOfItem(activity, item);
          const choice: [string, string[]] = [`items.${item.id}`, [options[(i + n) % options.length]!.id]];
          return activity.sureness
            ? [choice, [`sureness.${item.id}`, [String(1 + ((i + n) % 5))]]]
            : [choice];
        }),
      );
    case "checklist":
      return Object.fromEntries(activity.items.map((item, n) => [`marks.${item.id}`, [marks[(i + n) % 3]!]]));
    case "form":
      return Object.fromEntries(
        activity.sections
          .flatMap((s) => s.fields)
          .map((field) => [`values.${field.id}`, [fieldValue(field, i)]]),
      );
    case "sort":
      return {
        placed: Object.fromEntries(
          activity.cards.map((c, n) => [c.id, activity.bins[(i + n) % activity.bins.length]!.id]),
        ),
      };
    case "table":
      return {
        cells: Object.fromEntries(
          activity.rows.map((r, n) => [r.id, [activity.columns[(i + n) % activity.columns.length]!.id]]),
        ),
      };
    case "marking":
      return {
        marks: Object.fromEntries(
          activity.clauses.map((c, n) => [c.id, activity.labels[(i + n) % activity.labels.length]!.id]),
        ),
      };
    default:
      return { pass: true };
  }
}

function fieldValue(field: FormField, i: number): string {
  switch (field.type) {
    case "choice":
    case "several":
      return field.options[i % field.options.length]!.id;
    case "scale":
      return String(1 + (i % field.points));
    case "number":
      return String(field.min);
    case "text":
    case "lines":
      return `own words ${i}`;
  }
}
