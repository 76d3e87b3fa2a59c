import type { AnswerBody } from "@/activities/content";

/** As JSON writes NUL and halves of surrogate pairs, and marks that turn the direction of what follows. */
const DOUBTFUL = /\\u(?:0000|d[89a-f])|[\u202a-\u202e\u2066-\u2069]/;

/**
 * A text without what Postgres's jsonb does not hold (NUL, halves of surrogate pairs), and without what turns the direction
 * of words beside it: the stage would show "live" where "evil" was written.
 */
export const storableText = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\0|\p{Surrogate}/gu, "\ufffd");

/** The same for all texts of an answer. */
export function storable(body: AnswerBody): AnswerBody {
  const text = JSON.stringify(body);
  if (!DOUBTFUL.test(text)) return body;
  return JSON.parse(text, (_key, v) => (typeof v === "string" ? storableText(v) : v)) as AnswerBody;
}
