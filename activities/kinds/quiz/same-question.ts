/**
 * When two questions are the same question (L-11, L-31): their authored texts, choices and keys, in the language in
 * which the workshop was written, are the same. Translations are no part of it, so rooms in several languages compare;
 * neither are ids, reasons and notes. A fingerprint is plain text to be compared with another, and nothing else.
 */
import type { Case } from "@/activities/kinds/case/content";
import type { Quiz, QuizItem } from "@/activities/kinds/quiz/content";
import type { Option } from "@/model/text/text-schemas";

const told = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

const choices = (options: readonly Option[], accepted: readonly string[]) =>
  options.map((o) => [told(o.text), accepted.includes(o.id)]);

/** Of a quiz item, with the choices and the key that it is counted by. */
export const itemFingerprint = (quiz: Quiz, item: QuizItem): string =>
  JSON.stringify(["item", told(item.text), choices(item.options ?? quiz.options, item.key.accepted)]);

/** Of a part of a case: its own text, the question and the answers; a change in an earlier part makes all later ones others. */
export function partFingerprint(activity: Case, partId: string): string {
  const upTo = activity.parts.findIndex((p) => p.id === partId);
  const story = activity.parts.slice(0, upTo + 1).map((p) => p.clauses.map((c) => told(c.text)));
  const accepted = activity.parts[upTo]?.key.accepted ?? [];
  return JSON.stringify([
    "part",
    told(activity.question),
    activity.answers.map((a) => [told(a.text), a.tone, accepted.includes(a.id)]),
    story,
  ]);
}
