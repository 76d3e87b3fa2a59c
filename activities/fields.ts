/** An answer as the controls of its form hold it. */
import { type Activity, type AnswerBody, isPass } from "@/activities/content";
import type { Fields } from "@/activities/kind-rules";
import { rulesOf } from "@/activities/rules";

/** The fields of the form that hold `body`; none for a pass. */
export function fieldsOf(activity: Activity, body: AnswerBody): Fields {
  if (isPass(body)) return {};
  const { fields } = rulesOf(activity);
  return fields ? fields(body) : plainFields(body);
}

const plainFields = (body: object): Fields =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().map(String)]],
    ),
  );
