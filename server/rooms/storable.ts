import type { AnswerBody } from "@/activities/content";

/** As JSON writes NUL, and halves of surrogate pairs. */
const DOUBTFUL = /\\u(?:0000|d[89a-f])/;

/** The body without what Postgres's jsonb does not hold: NUL and halves of surrogate pairs. */
export function storable(body: AnswerBody): AnswerBody {
  const text = JSON.stringify(body);
  if (!DOUBTFUL.test(text)) return body;
  return JSON.parse(text, (_key, v) => (typeof v === "string" ? v.replace(/\0|\p{Surrogate}/gu, "\ufffd") : v)) as AnswerBody;
}
