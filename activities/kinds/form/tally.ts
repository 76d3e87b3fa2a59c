/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { FormAnswer, FormActivity } from "@/activities/kinds/form/content";
import { countedIn, fieldsOfForm, isWritten } from "@/activities/kinds/form/fields";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

/** `counts` are people who filled a field. Texts lie in alphabetical order, so that none can be put beside another. */
export const tally: Kind<FormActivity, FormAnswer>["tally"] = (form, _question, bodies) => {
  const fields = fieldsOfForm(form);
  const tally = emptyTally(fields.map((f) => f.id));
  const texts: Record<string, string[]> = Object.fromEntries(fields.filter(isWritten).map((f) => [f.id, []]));
  for (const field of fields) {
    if (!isWritten(field)) tally.marks[field.id] = Object.fromEntries(countedIn(field).map((o) => [o.id, 0]));
  }
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const field of fields) {
      const value = body.values[field.id];
      if (value === undefined) continue;
      count(tally.counts, field.id);
      if (isWritten(field)) texts[field.id]?.push(...[value].flat().map(String));
      else for (const id of [value].flat()) count(tally.marks[field.id]!, String(id));
    }
  }
  for (const list of Object.values(texts)) list.sort((a, b) => a.localeCompare(b));
  return { ...tally, texts };
};
