/** Makes the texts of an answer fit for Postgres and for plain display. */
import type { AnswerBody } from "@/activities/kinds";
import { plainText } from "@/model/text/plain-text";

/** NUL and halves of surrogate pairs as JSON writes them, marks of direction, and piles of marks. */
const DOUBTFUL = /\\u(?:0000|d[89a-f])|[\u202a-\u202e\u2066-\u2069]|\p{M}{9}/u;

export function storable(body: AnswerBody): AnswerBody {
  const text = JSON.stringify(body);
  if (!DOUBTFUL.test(text)) return body;
  return JSON.parse(text, (_key, v) => (typeof v === "string" ? plainText(v) : v)) as AnswerBody;
}
