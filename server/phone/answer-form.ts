/**
 * Reads an answer from a posted form. Its fields are the body of the answer; the kind of activity reads them.
 */
import { kindOf } from "@/activities/kinds";
import type { Fields } from "@/model/kind";
import { isVisible } from "@/model/text/visible-text";
import type { Form } from "@/workshop/protocol/views";
import type { AnswerRecord } from "@/workshop/room/answers-by-round";
import { randomUUID } from "node:crypto";

/** Fields that say which answer it is, and are no part of it. */
const envelope = new Set(["question", "round", "rev", "written"]);

/**
 * The answer in a posted form, as a command. The form that was sent last counts, from whichever page. Without
 * script a radio button cannot be cleared: where a choice and a text of one's own come together, the one that
 * is new counts.
 * @param asked the form of the question, where it is the one asked now
 */
export function answerOf(
  form: URLSearchParams,
  asked: Form | undefined,
  stored: AnswerRecord | undefined,
): Record<string, unknown> {
  const fields = fieldsOfForm(form);
  const newest = asked && kindOf(asked).newest;
  const rev = Number(form.get("rev")) || 1;
  return {
    type: "answer",
    id: randomUUID(),
    ...placeOf(form),
    rev: stored ? Math.max(rev, stored.rev + 1) : rev,
    body: newest ? newest(asked, fields, stored?.body) : fields,
  };
}

/** Which question and round the form is for. */
export const placeOf = (form: URLSearchParams): { question: string; round: number } => ({
  question: form.get("question") ?? "",
  round: Number(form.get("round")),
});

/** What somebody wrote in a posted answer: the texts of the fields that the form itself names as written. */
export function wordsOfForm(form: URLSearchParams): string[] {
  const names = new Set(form.get("written")?.split(" "));
  return [...form].flatMap(([name, value]) => (names.has(name) && isVisible(value) ? [value] : []));
}

/** The fields of a posted form, without those that say which answer it is. */
export function fieldsOfForm(form: URLSearchParams): Fields {
  // Without script the button that passes sends the other fields of its form along.
  const pass = form.get("pass");
  if (pass) return { pass: [pass] };
  const names = [...new Set(form.keys())].filter((name) => !envelope.has(name));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name)]));
}
