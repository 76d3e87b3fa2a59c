/** A plain form post as an answer: the fields of the form are its body, and the kind's own rules read them. */
import { randomUUID } from "node:crypto";
import type { AnswerBody } from "@/activities/content";
import type { Fields } from "@/activities/kind-rules";
import type { Form } from "@/workshop/protocol/down";
import type { AnswerCommand } from "@/workshop/protocol/up";
import { commandSchema } from "@/workshop/protocol/up";

/** Fields that say which answer it is, and are no part of it. */
const envelope = new Set(["question", "round", "rev"]);

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
  const { choice, other } = command.body as { choice?: string[]; other?: string[] };
  if (form?.kind !== "poll" || form.several || !choice?.length || !other?.[0]?.trim()) return command;
  const known = stored && "other" in stored ? stored.other : undefined;
  return { ...command, body: other[0].trim() === known ? { choice } : { choice: [], other } };
}

/** The fields of a posted form, without those that say which answer it is. */
export function fieldsOfForm(form: URLSearchParams): Fields {
  // Without script the button that passes sends the other fields of its form along.
  const pass = form.get("pass");
  if (pass) return { pass: [pass] };
  const names = [...new Set(form.keys())].filter((name) => !envelope.has(name));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name)]));
}
