import type { Kind } from "@/model/kind";
import type { FormAnswer, FormActivity } from "@/activities/kinds/form/content";
import { countedIn, fieldsOfForm, isWritten } from "@/activities/kinds/form/fields";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** `counts` are people who filled a field. Texts lie in alphabetical order, so that none can be put beside another. */
export const tally: Kind<FormActivity, FormAnswer>["tally"] = (form, _question, bodies) => {
  const fields = fieldsOfForm(form);
  const texts: Record<string, string[]> = {};
  const marks: Record<string, Record<string, number>> = {};
  for (const field of fields) {
    if (isWritten(field)) texts[field.id] = [];
    else marks[field.id] = Object.fromEntries(countedIn(field).map((o) => [o.id, 0]));
  }
  const tally = tallied(idsOf(fields), bodies, ({ values }, { counts }) => {
    for (const field of fields) {
      const value = values[field.id];
      if (value === undefined) continue;
      count(counts, field.id);
      if (isWritten(field)) texts[field.id]?.push(...[value].flat().map(String));
      else for (const id of [value].flat()) count(marks[field.id]!, String(id));
    }
  });
  for (const list of Object.values(texts)) list.sort((a, b) => a.localeCompare(b));
  return { ...tally, marks, texts };
};
