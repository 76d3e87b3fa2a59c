import type { AnswerBody } from "@/activities/content";

/** The body without what Postgres's jsonb does not hold: NUL and halves of surrogate pairs. */
export const storable = (body: AnswerBody): AnswerBody =>
  JSON.parse(JSON.stringify(body), (_key, v) => (typeof v === "string" ? v.replace(/\0|\p{Surrogate}/gu, "\ufffd") : v)) as AnswerBody;
