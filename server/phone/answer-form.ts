/**
 * Reads an answer from a posted form. Its fields are the body of the answer; the activity's kind reads them.
 */
import { kindOf } from "@/activities/kinds";
import type { Fields } from "@/model/kind";
import { isVisible } from "@/model/text/visible-text";
import type { Form } from "@/workshop/protocol/views";
import type { AnswerRecord } from "@/workshop/room/answers-by-round";
import { randomUUID } from "node:crypto";

/** Fields that name the answer and are no part of it. */
const envelope = new Set(["question", "round", "rev", "written"]);

/**
 * The answer in a posted form, as a command; the form sent last counts, from whichever page. Where a choice
 * and a text of one's own come together, the new one counts: without script a radio button cannot be cleared.
 * @param asked the form of the question that is asked now
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

export const placeOf = (form: URLSearchParams): { question: string; round: number } => ({
  question: form.get("question") ?? "",
  round: Number(form.get("round")),
});

/** Texts of the fields that the form itself names as written. */
export function wordsOfForm(form: URLSearchParams): string[] {
  const names = new Set(form.get("written")?.split(" "));
  return [...form].flatMap(([name, value]) => (names.has(name) && isVisible(value) ? [value] : []));
}

export function fieldsOfForm(form: URLSearchParams): Fields {
  // Without script the button that passes sends the other fields of its form along.
  const pass = form.get("pass");
  if (pass) return { pass: [pass] };
  const names = [...new Set(form.keys())].filter((name) => !envelope.has(name));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name)]));
}
