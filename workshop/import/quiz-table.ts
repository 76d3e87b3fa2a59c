/**
 * A quiz from a table with columns in any order: Question; A to H, the answers (empty for true or false);
 * Right, their letters, or TRUE or FALSE; and optional Why, Law, Error. Pure.
 */
import { type ImportResult, type ImportNote, notesInOrder, lostNote } from "@/workshop/import/imported";
import { quizzesOf, type ReadItem } from "@/workshop/import/quiz-made";
import type { Table } from "@/workshop/editor/translation/translation-columns";
import { unguarded } from "@/workshop/editor/translation/csv-guard";

const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export const QUIZ_HEAD = ["Question", ...LETTERS, "Right", "Why", "Law", "Error"];

type QuizColumn = "question" | "right" | "reason" | "law" | "error";
/** Other column names: the editor's field names in its languages. */
export type ColumnNames = Readonly<Record<QuizColumn, readonly string[]>>;

const NAMES: ColumnNames = {
  question: ["question", "questions"],
  right: ["right", "right answer", "right answers", "correct", "correct answer", "correct answers"],
  reason: ["why", "reason", "reasons", "explanation"],
  law: ["law", "laws"],
  error: ["error", "errors"],
};
const NO_MORE: ColumnNames = { question: [], right: [], reason: [], law: [], error: [] };

/** An example to start from. */
export const QUIZ_EXAMPLE: string[][] = [
  [
    "Trafficking always crosses a border.",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "FALSE",
    "Movement across a border is no element of the definition.",
    "Trafficking in Persons Protocol, Art. 3(a)",
    "Trafficking is mixed up with smuggling.",
  ],
  [
    "Which of these is a means?",
    "Deception",
    "Transport",
    "Forced labour",
    "",
    "",
    "",
    "",
    "",
    "A",
    "Transport is an act, forced labour a purpose.",
    "",
    "",
  ],
];

const HEAD_WITHIN = 10;

/** @returns null when no row names the columns Question and Right. */
export function importQuizTable(
  table: Table,
  title: string,
  alsoCalled: ColumnNames = NO_MORE,
): ImportResult | null {
  const columnsOf = (head: readonly string[]) => columnsIn(head, alsoCalled);
  const index = table.slice(0, HEAD_WITHIN).findIndex(({ cells }) => {
    const { question, right } = columnsOf(cells);
    return question >= 0 && right >= 0;
  });
  if (index < 0) return null;
  const head = table[index]!;
  const columns = columnsOf(head.cells);
  const letters = LETTERS.map((letter) => ({
    letter,
    at: columnOf(head.cells, [letter, `answer ${letter}`]),
  }));
  const usedColumns = new Set([...Object.values(columns), ...letters.map((l) => l.at)]);
  const notes = head.cells.flatMap((name, i): ImportNote[] =>
    name.trim() && !usedColumns.has(i)
      ? [
          lostNote(
            head.line,
            `The column ${i + 1}, "${name.trim().slice(0, 40)}", is not known and was left out.` +
              " Known are Question, A to H, Right, Why, Law and Error.",
          ),
        ]
      : [],
  );
  const items = table.slice(index + 1).flatMap(({ line, cells }): ReadItem[] => {
    const cell = (index: number) => (index < 0 ? "" : unguarded(cells[index] ?? "").trim());
    if (cells.every((c) => !c.trim())) return [];
    const answers = letters.map(({ letter, at: index }) => ({ letter, text: cell(index) }));
    const item = itemOf(cell(columns.question), answers, cell(columns.right), line, notes);
    return item
      ? [{ ...item, reason: cell(columns.reason), law: cell(columns.law), error: cell(columns.error) }]
      : [];
  });
  return { activities: quizzesOf(items, title, notes), notes: notesInOrder(notes) };
}

type Core = Pick<ReadItem, "at" | "text" | "choices" | "isTrue">;

function itemOf(
  text: string,
  answers: { letter: string; text: string }[],
  right: string,
  row: number,
  notes: ImportNote[],
): Core | null {
  const refuse = (why: string) => {
    notes.push(lostNote(row, `${why}, so this question was left out.`));
    return null;
  };
  const choices = answers.filter((a) => a.text);
  if (choices.length === 0) {
    if (/^(true|t|yes|1|richtig|wahr)$/i.test(right)) return { at: row, text, choices: null, isTrue: true };
    if (/^(false|f|no|0|falsch)$/i.test(right)) return { at: row, text, choices: null, isTrue: false };
    return refuse(
      `Without answers A to H, the column Right must say TRUE or FALSE, and it says "${right.slice(0, 20)}"`,
    );
  }
  const marked = right
    .toUpperCase()
    .split(/[\s,;/+]+/)
    .filter(Boolean);
  const stranger = marked.find((m) => !choices.some((a) => a.letter === m));
  if (marked.length === 0) return refuse("The column Right is empty");
  if (stranger)
    return refuse(`The column Right names "${stranger.slice(0, 20)}", which is none of the answers`);
  return { at: row, text, choices: choices.map((a) => ({ text: a.text, right: marked.includes(a.letter) })) };
}

const columnsIn = (head: readonly string[], alsoCalled: ColumnNames): Record<QuizColumn, number> => {
  const find = (column: QuizColumn) => columnOf(head, [...NAMES[column], ...alsoCalled[column]]);
  return {
    question: find("question"),
    right: find("right"),
    reason: find("reason"),
    law: find("law"),
    error: find("error"),
  };
};

function columnOf(head: readonly string[], names: readonly string[]): number {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return head.findIndex((cell) => wanted.has(cell.trim().toLowerCase()));
}
