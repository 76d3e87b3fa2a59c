/**
 * What the editor calls the fields of a quiz, in all its languages: a table whose columns are named so is
 * read too.
 */
import { interfaceLanguages } from "@/messages/languages";
import { completed, translationIn } from "@/messages/load";
import type { ColumnNames } from "@/workshop/import/quiz-table";

let known: Promise<ColumnNames> | null = null;

export function editorsNames(): Promise<ColumnNames> {
  known ??= read();
  return known;
}

async function read(): Promise<ColumnNames> {
  const all = await Promise.all(
    interfaceLanguages.map(async (language) => completed(await translationIn(language)).editor.fields),
  );
  return {
    question: all.flatMap(({ any, quiz }) => [any.question.label, quiz.items_text.label]),
    right: all.map(({ any }) => any.accepted.label),
    reason: all.map(({ any }) => any.reason.label),
    law: all.map(({ any }) => any.law.label),
    error: all.map(({ any }) => any.error.label),
  };
}
