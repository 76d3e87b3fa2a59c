import type { Kind } from "@/model/kind";
import type { Case, CaseAnswer } from "@/activities/kinds/case/content";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

type Counting = Kind<Case, CaseAnswer>;

export const options: Counting["options"] = (activity) => activity.answers;

export const tally: Counting["tally"] = (activity, _question, bodies) => {
  const sureness: Record<string, number> = {};
  const elements = Object.fromEntries(activity.elements.map((e) => [e.id, 0]));
  const clauses: Record<string, number> = {};
  const second = activity.second && Object.fromEntries(activity.second.answers.map((a) => [a.id, 0]));
  const tally = tallied(idsOf(activity.answers), bodies, (body, { counts }) => {
    count(counts, body.answer);
    if (second && body.second) count(second, body.second);
    if (body.sureness) count(sureness, String(body.sureness));
    for (const id of body.elements ?? []) count(elements, id);
    for (const id of body.clauses ?? []) count(clauses, id);
  });
  return { ...tally, marks: { ...(second && { second }), sureness, elements, clauses } };
};
