import { freeId } from "@/workshop/editor/ids";
import { fitting, type ImportNote, lostNote, type NewActivity, oneLine } from "@/workshop/import/imported";

export interface ReadItem {
  /** Line or row in the file. */
  at: number;
  text: string;
  /** Null: true or false. */
  choices: { text: string; right: boolean }[] | null;
  /** For true or false. */
  isTrue?: boolean;
  reason: string;
  law: string;
  error: string;
}

const MAX_ITEMS = 40;
const MAX_LINE_LENGTH = 300;
const MAX_PROSE_LENGTH = 8_000;

export function quizzesOf(items: readonly ReadItem[], title: string, notes: ImportNote[]): NewActivity[] {
  const fit = items.filter((item) => fits(item, notes));
  const quizzes: NewActivity[] = [];
  for (let from = 0; from < fit.length; from += MAX_ITEMS) {
    const part = fit.slice(from, from + MAX_ITEMS);
    const number = fit.length > MAX_ITEMS ? ` (${from / MAX_ITEMS + 1})` : "";
    quizzes.push(quizOf(part, oneLine(title).slice(0, 100) + number, notes));
  }
  return quizzes;
}

function fits(item: ReadItem, notes: ImportNote[]): boolean {
  const why = !item.text.trim()
    ? "This question has no text"
    : item.choices
      ? wrongChoices(item.choices)
      : null;
  if (why) notes.push(lostNote(item.at, `${why}, and was left out.`));
  return why === null;
}

function wrongChoices(choices: NonNullable<ReadItem["choices"]>): string | null {
  if (choices.length < 2) return "This question has fewer than two answers";
  if (choices.length > 8) return `This question has ${choices.length} answers, where eight fit`;
  if (!choices.some((c) => c.right)) return "No answer of this question is marked as right";
  if (choices.some((c) => !c.text.trim())) return "An answer of this question is empty";
  return null;
}

function quizOf(items: readonly ReadItem[], title: string, notes: ImportNote[]): NewActivity {
  const taken = new Set<string>();
  return {
    kind: "quiz",
    title: title || "Quiz",
    minutes: Math.max(5, Math.ceil(items.length * 1.5)),
    question: "Choose an answer for each.",
    options: [
      { id: "true", text: "True" },
      { id: "false", text: "False" },
    ],
    items: items.map((item) => {
      const id = freeId(item.text.split(/\s+/).slice(0, 5).join(" "), taken, "item");
      taken.add(id);
      const line = (text: string, what: string) =>
        fitting(oneLine(text), MAX_LINE_LENGTH, item.at, what, notes);
      const letters = "abcdefgh";
      const choices = item.choices?.map((c, i) => ({ id: letters[i]!, text: line(c.text, "An answer") }));
      const right = item.choices
        ? item.choices.flatMap((c, i) => (c.right ? [letters[i]!] : []))
        : [item.isTrue ? "true" : "false"];
      return {
        id,
        text: line(item.text, "The question"),
        ...(choices ? { options: choices } : {}),
        key: {
          accepted: right,
          ...(item.reason.trim()
            ? { reason: fitting(item.reason, MAX_PROSE_LENGTH, item.at, "The reason", notes) }
            : {}),
          ...(item.law.trim() ? { law: line(item.law, "The legal reference") } : {}),
          ...(item.error.trim() ? { error: line(item.error, "The common error") } : {}),
        },
      };
    }),
  };
}
