/** Makes the texts of an answer fit for Postgres and for plain display. */
import type { AnswerBody } from "@/activities/kinds";
import { plainText } from "@/model/text/plain-text";

/**
 * As JSON writes NUL and halves of surrogate pairs, marks that turn the direction of what follows, and piles
 * of marks.
 */
const DOUBTFUL = /\\u(?:0000|d[89a-f])|[\u202a-\u202e\u2066-\u2069]|\p{M}{9}/u;

/** An answer whose texts are plain. */
export function storable(body: AnswerBody): AnswerBody {
  const text = JSON.stringify(body);
  if (!DOUBTFUL.test(text)) return body;
  return JSON.parse(text, (_key, v) => (typeof v === "string" ? plainText(v) : v)) as AnswerBody;
}
