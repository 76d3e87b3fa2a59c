import { expect, it } from "vitest";
import { fieldsOf, kindOf } from "@/activities/kinds";
import { readTyped } from "@/model/activity/paper-entry";
import { isMisfit } from "@/model/kind";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { planOf } from "@/workshop/content/plan";
import { paperItems, questionsOnPaper } from "@/workshop/room/papers";

const plans = [guide, everyKind].map(planOf);
const sheets = plans.flatMap((plan) =>
  plan.activities.flatMap((activity) => {
    const items = paperItems(plan, activity);
    return items.length > 0 ? [{ plan, activity, items }] : [];
  }),
);

it("has sheets for what asks for choices, numbers and words, and none for what stays with its giver (H-41)", () => {
  const kinds = new Set(sheets.map(({ activity }) => activity.kind));
  expect([...kinds].sort()).toEqual([
    "case",
    "checklist",
    "form",
    "number",
    "open",
    "points",
    "poll",
    "quiz",
    "ranking",
    "scale",
    "sort",
    "table",
  ]);
  for (const { items } of sheets) expect(items.map((i) => i.number)).toEqual(items.map((_, i) => i + 1));
});

it("takes what is typed at each item as the answer of a phone (H-41)", () => {
  for (const { plan, activity, items } of sheets)
    for (const question of questionsOnPaper(plan, activity)) {
      const fields: Record<string, string[]> = {};
      for (const [i, item] of items.filter((one) => one.question === question.id).entries()) {
        // Places of a ranking are 1, 2, 3 …, points are all given to the first.
        const { range } = item;
        const number =
          activity.kind === "points" ? (i === 0 ? range?.max : 0) : Math.max(range?.min ?? 0, i + 1);
        if (activity.kind === "ranking" && number! > range!.max) continue;
        const typed =
          item.words === undefined ? (range ? String(Math.min(number!, range.max)) : "2") : "Some words";
        if (activity.kind === "poll" && item.named === "other") continue;
        const values = readTyped(item, typed);
        expect(values, `${activity.id} ${item.field}`).not.toBeNull();
        if (values!.length > 0) fields[item.field] = values!;
      }
      const body = kindOf(activity).parse(activity, question, fields);
      if (body === null || isMisfit(body)) throw new Error(`${activity.id}: ${JSON.stringify(fields)}`);
      const stored = fieldsOf(activity, body);
      for (const [field, values] of Object.entries(fields)) {
        if (activity.kind === "points" && values[0] === "0") continue;
        expect(stored[field], `${activity.id} ${field}`).toEqual(values);
      }
    }
});
