/**
 * Reads Moodle's GIFT (docs.moodle.org, "GIFT format") without a grammar engine: no file can make it slow,
 * and each question is judged alone. True/false, multiple choice and matching are taken; others named with
 * their line. Pure.
 */
import {
  fitting,
  type ImportResult,
  type ImportNote,
  notesInOrder,
  lostNote,
  MAX_IMPORTED,
  type NewActivity,
  oneLine,
} from "@/workshop/import/imported";
import {
  type GiftAnswer,
  giftAnswers,
  plainText,
  splitAt,
  trueOrFalse,
  withFeedback,
} from "@/workshop/import/gift-answers";
import { quizzesOf, type ReadItem } from "@/workshop/import/quiz-made";

/** @returns null when there are more questions than an import may have. */
export function importGift(text: string, title: string): ImportResult | null {
  const notes: ImportNote[] = [];
  const blocks = blocksOf(text.replace(/^\ufeff/, ""));
  if (blocks.length > MAX_IMPORTED * 20) return null;
  const items: ReadItem[] = [];
  const tables: NewActivity[] = [];
  for (const block of blocks) {
    const read = readBlock(block, notes);
    if (read?.is === "table") tables.push(read.table);
    if (read?.is === "item") items.push(read.item);
  }
  const activities = [...quizzesOf(items, title, notes), ...tables];
  return activities.length > MAX_IMPORTED ? null : { activities, notes: notesInOrder(notes) };
}

interface Block {
  /** Of its first line, counted from 1. */
  line: number;
  text: string;
}

/** Empty lines part questions, except inside braces that are closed. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let now: Block | null = null;
  let depth = 0;
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const next = nextBraces(lines);
  for (const [i, line] of lines.entries()) {
    if (/^\s*\/\//.test(line) || (depth === 0 && /^\s*\$[A-Z]+:/.test(line))) continue;
    if (line.trim() === "" && (depth <= 0 || next[i] !== "}")) {
      now = null;
      depth = 0;
      continue;
    }
    if (!now) {
      now = { line: i + 1, text: "" };
      blocks.push(now);
    }
    now.text += `${line}\n`;
    for (const [mark] of line.replace(/\\./g, "").matchAll(/[{}]/g)) depth += mark === "{" ? 1 : -1;
  }
  return blocks;
}

type ReadBlock = { is: "item"; item: ReadItem } | { is: "table"; table: NewActivity };

/** For each line, the first brace in it or after it. */
function nextBraces(lines: readonly string[]): string[] {
  const next: string[] = [];
  for (let i = lines.length - 1; i >= 0; i--)
    next[i] = /[{}]/.exec((lines[i] ?? "").replace(/\\./g, ""))?.[0] ?? next[i + 1] ?? "";
  return next;
}

function readBlock({ line, text }: Block, notes: ImportNote[]): ReadBlock | null {
  const refuse = (why: string) => {
    notes.push(lostNote(line, `${why}, so this question was left out.`));
    return null;
  };
  const titled = /^\s*::((?:\\.|[^\\])*?)::/.exec(text);
  const rest = titled ? text.slice(titled[0].length) : text;
  const [before, after] = splitAt(rest, "{");
  if (after === null) return refuse("There is no answer in braces");
  const [inside, behind] = splitAt(after, "}");
  if (behind === null) return refuse("The brace of the answers is not closed");
  if (splitAt(behind, "{")[1] !== null) return refuse("There is more than one pair of braces");
  const wording = question(before, behind);
  const name = oneLine(plainText(titled?.[1] ?? ""));
  const [body, general] = splitGeneral(inside);
  const truth = trueOrFalse(body);
  if (truth)
    return {
      is: "item",
      item: {
        at: line,
        text: wording,
        choices: null,
        isTrue: truth.isTrue,
        reason: general || truth.right,
        law: "",
        error: truth.wrong,
      },
    };
  if (body.trim() === "") return refuse("It asks for a free text, which a quiz cannot mark");
  if (/^\s*#/.test(body))
    return refuse("It asks for a number, which a quiz cannot mark: make a numeric guess of it");
  const answers = giftAnswers(body);
  if (answers === null) return refuse("Its answers cannot be read");
  if (answers.every((a) => a.right && splitAt(a.whole, "->")[1] !== null)) {
    const table = matching(wording, name, answers, line, notes);
    return table
      ? { is: "table", table }
      : refuse("A match needs two to twenty rows and two to eight answers");
  }
  if (answers.every((a) => a.right)) return refuse("It asks for words to be typed, which a quiz cannot mark");
  return { is: "item", item: choice(wording, answers, general, line) };
}

/** The question; where the answer stood in the middle of it, a gap. */
function question(before: string, behind: string): string {
  const tail = plainText(behind);
  return oneLine(plainText(before) + (tail ? ` _____ ${tail}` : ""));
}

/** Feedback for everybody stands behind four hashes. */
function splitGeneral(inside: string): [string, string] {
  const match = /(?<!\\)####/.exec(inside);
  return match ? [inside.slice(0, match.index), plainText(inside.slice(match.index + 4))] : [inside, ""];
}

function choice(text: string, answers: GiftAnswer[], general: string, line: number): ReadItem {
  const read = answers.map((a) => ({ ...a, ...withFeedback(a.raw) }));
  const many = !answers.some((a) => a.right && a.weight === null);
  const right = (a: GiftAnswer) => a.right || (many && (a.weight ?? 0) > 0);
  const feedback = (isRight: boolean) =>
    read.filter((a) => right(a) === isRight && a.feedback).map((a) => a.feedback);
  return {
    at: line,
    text,
    choices: read.map((a) => ({ text: a.text, right: right(a) })),
    reason: [general, ...feedback(true)].filter(Boolean).join("\n\n"),
    law: "",
    error: feedback(false).join(" "),
  };
}

function matching(
  question: string,
  name: string,
  answers: GiftAnswer[],
  line: number,
  notes: ImportNote[],
): NewActivity | null {
  const pairs = answers.map(
    (a) => splitAt(a.whole, "->").map((side) => oneLine(plainText(side ?? ""))) as [string, string],
  );
  const columns = [...new Set(pairs.map(([, to]) => to))];
  const rows = pairs.filter(([from]) => from);
  if (rows.length < 2 || rows.length > 20 || columns.length < 2 || columns.length > 8) return null;
  const fitted = (text: string) => fitting(text, 300, line, "A text", notes);
  return {
    kind: "table",
    title: fitting(name || question || "Match", 120, line, "The title", notes),
    question: fitted(question || name),
    one: true,
    rows: rows.map(([text], i) => ({ id: `row-${i + 1}`, text: fitted(text) })),
    columns: columns.map((text, i) => ({ id: `column-${i + 1}`, text: fitted(text) })),
    key: Object.fromEntries(rows.map(([, to], i) => [`row-${i + 1}`, [`column-${columns.indexOf(to) + 1}`]])),
  };
}
