/** A plain form post as an answer: the fields of the form are its body, and the kind's own rules read them. */
import { type AnswerBody, kindOf } from "@/activities/kinds";
import type { Fields } from "@/model/kind";
import { isSeen } from "@/model/text/seen";
import { type AnswerCommand, commandSchema } from "@/workshop/commands/all";
import type { Form } from "@/workshop/protocol/views";
import { randomUUID } from "node:crypto";

/** Fields that say which answer it is, and are no part of it. */
const envelope = new Set(["question", "round", "rev", "written"]);

/** The answer that a posted form holds, or null when it is no such form. */
export function answerFromForm(form: URLSearchParams): AnswerCommand | null {
  const parsed = commandSchema.safeParse({
    type: "answer",
    id: randomUUID(),
    question: form.get("question"),
    round: Number(form.get("round")),
    rev: Number(form.get("rev")) || 1,
    body: fieldsOfForm(form),
  });
  return parsed.success && parsed.data.type === "answer" ? parsed.data : null;
}

/**
 * A radio cannot be taken back without script. Where only one thing may be given and a choice comes with a text,
 * the one that is new counts: the text, unless it is what is stored already.
 */
export function newerOf(
  command: AnswerCommand,
  form: Form | undefined,
  stored: AnswerBody | undefined,
): AnswerCommand {
  const newest = form && kindOf(form).newest;
  return newest ? { ...command, body: newest(form, command.body as Fields, stored) } : command;
}

/** What somebody wrote in a posted answer: the texts of the fields that the form itself names as written. */
export function wordsOfForm(form: URLSearchParams): string[] {
  const names = new Set(form.get("written")?.split(" "));
  return [...form].flatMap(([name, value]) => (names.has(name) && isSeen(value) ? [value] : []));
}

/** The fields of a posted form, without those that say which answer it is. */
export function fieldsOfForm(form: URLSearchParams): Fields {
  // Without script the button that passes sends the other fields of its form along.
  const pass = form.get("pass");
  if (pass) return { pass: [pass] };
  const names = [...new Set(form.keys())].filter((name) => !envelope.has(name));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name)]));
}
