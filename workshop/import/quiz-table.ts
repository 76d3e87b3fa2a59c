/**
 * A quiz from a table. Columns, by name and in any order: Question; A to H, the answers (left empty for true or false);
 * Right: the letters of the right answers, or TRUE or FALSE; and, if wanted, Reason, Law, Error. Pure.
 */
import { type Imported, type ImportNote, lost } from "@/workshop/import/imported";
import { quizzesOf, type ReadItem } from "@/workshop/import/quiz-made";
import type { Table } from "@/workshop/sheets/sheet-table";
import { unguarded } from "@/workshop/sheets/guard";

export const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export const QUIZ_HEAD = ["Question", ...LETTERS, "Right", "Reason", "Law", "Error"];

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
export function importQuizTable(table: Table, title: string): Imported | null {
  const at = table
    .slice(0, HEAD_WITHIN)
    .findIndex((row) => columnOf(row, "question") >= 0 && columnOf(row, "right") >= 0);
  if (at < 0) return null;
  const head = table[at]!;
  const notes: ImportNote[] = [];
  const column = (name: string) => columnOf(head, name);
  const letters = LETTERS.map((letter) => ({ letter, at: column(letter) }));
  for (const [i, name] of head.entries()) {
    if (name.trim() && !QUIZ_HEAD.some((known) => columnOf([name], known) === 0))
      notes.push(
        lost(at + 1, `The column ${i + 1}, "${name.trim().slice(0, 40)}", is not known and was left out.`),
      );
  }
  const items = table.slice(at + 1).flatMap((row, i): ReadItem[] => {
    const cell = (index: number) => (index < 0 ? "" : unguarded(row[index] ?? "").trim());
    if (row.every((c) => !c.trim())) return [];
    const line = at + i + 2;
    const answers = letters.map(({ letter, at: index }) => ({ letter, text: cell(index) }));
    const item = itemOf(cell(column("question")), answers, cell(column("right")), line, notes);
    return item
      ? [{ ...item, reason: cell(column("reason")), law: cell(column("law")), error: cell(column("error")) }]
      : [];
  });
  return { activities: quizzesOf(items, title, notes), notes };
}

type Core = Pick<ReadItem, "at" | "text" | "choices" | "isTrue">;

function itemOf(
  text: string,
  answers: { letter: string; text: string }[],
  right: string,
  at: number,
  notes: ImportNote[],
): Core | null {
  const refuse = (why: string) => {
    notes.push(lost(at, `${why}, so this question was left out.`));
    return null;
  };
  const given = answers.filter((a) => a.text);
  if (given.length === 0) {
    if (/^(true|t|yes|1|richtig|wahr)$/i.test(right)) return { at, text, choices: null, isTrue: true };
    if (/^(false|f|no|0|falsch)$/i.test(right)) return { at, text, choices: null, isTrue: false };
    return refuse(
      `Without answers A to H, the column Right must say TRUE or FALSE, and it says "${right.slice(0, 20)}"`,
    );
  }
  const marked = right
    .toUpperCase()
    .split(/[\s,;/+]+/)
    .filter(Boolean);
  const stranger = marked.find((m) => !given.some((a) => a.letter === m));
  if (marked.length === 0) return refuse("The column Right is empty");
  if (stranger)
    return refuse(`The column Right names "${stranger.slice(0, 20)}", which is none of the answers`);
  return { at, text, choices: given.map((a) => ({ text: a.text, right: marked.includes(a.letter) })) };
}

const columnOf = (row: readonly string[], name: string): number => {
  const wanted = name.toLowerCase();
  return row.findIndex((cell) => {
    const said = cell.trim().toLowerCase();
    return said === wanted || (wanted.length === 1 ? said === `answer ${wanted}` : said === `${wanted}s`);
  });
};
