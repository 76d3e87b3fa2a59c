/**
 * The two tables of answers: one row for each answer, easy to read, and one row for each thing that an answer gives,
 * easy to count. Lists inside a cell are parted by spaces, pairs are `item=value`. Columns: docs/data-format.md.
 */
import { isPass } from "@/model/activity/answer";
import { type Cell, csvFile } from "@/workshop/debrief/csv";
import type { GivenValue, GivenKind } from "@/model/exports/answer-values";
import { givenIn } from "@/workshop/exports/given";
import { groupedBy } from "@/model/grouped-by";
import { type LabelledRow, labelled, answerContext, type Shuffle } from "@/workshop/exports/labelled-answers";
import type { DebriefInput } from "@/workshop/debrief/input";

export const answersHead = [
  "activity",
  "person",
  "part",
  "what_if",
  "question",
  "round",
  "passed",
  "answer",
  "sureness",
  "elements",
  "clauses",
  "choice",
  "other",
  "kind",
  "version",
  "items",
  "number",
  "text",
] as const;

export const valuesHead = [
  "activity",
  "kind",
  "version",
  "person",
  "part",
  "what_if",
  "question",
  "round",
  "item",
  "what",
  "value",
  "number",
  "text",
] as const;

type AnswerRow = Record<(typeof answersHead)[number], Cell>;
type ValueRow = Record<(typeof valuesHead)[number], Cell>;

/** The row of one answer. */
export function answerRow(answer: LabelledRow): AnswerRow {
  const given = givenIn(answer.activity, answer.body);
  const alone = (...whats: GivenKind[]) =>
    spaced(given.filter((g) => g.item === null && whats.includes(g.what)).map(shortly));
  const sureness = given.filter((g) => g.what === "sureness");
  const places = given.filter((g) => g.what === "place").map((g) => g.item ?? "");
  const about = given.filter(
    (g) => g.item !== null && g.text === null && g.what !== "sureness" && g.what !== "place",
  );
  return {
    ...answerContext(answer),
    passed: isPass(answer.body) ? 1 : 0,
    answer: alone("answer", "agree"),
    sureness: sureness.length === 1 && sureness[0]!.item === null ? sureness[0]!.number : pairs(sureness),
    elements: alone("element"),
    clauses: alone("clause"),
    choice: spaced(places) ?? alone("choice", "support", "entry"),
    other: given.find((g) => g.what === "other" || g.what === "add")?.text ?? null,
    items: pairs(about),
    number: given.find((g) => g.what === "number" && g.item === null)?.number ?? null,
    text: lines(given.filter((g) => g.what === "text")),
  };
}

/** The rows of one answer, in the order in which its kind names what is given. */
export const valueRows = (answer: LabelledRow): ValueRow[] =>
  givenIn(answer.activity, answer.body).map((given) => ({ ...answerContext(answer), ...given }));

/** A row in the order of its head. */
export const cellsOf = <H extends string>(head: readonly H[], row: Record<H, Cell>): Cell[] =>
  head.map((column) => row[column]);

const shortly = (g: GivenValue): string => g.value ?? String(g.number ?? "");

const spaced = (list: readonly string[]): string | null => (list.length > 0 ? list.join(" ") : null);

/** `card=bin`; several values of one item are parted by a plus. */
const pairs = (given: readonly GivenValue[]): string | null =>
  spaced(
    [...groupedBy(given, (g) => g.item)].map(([item, list]) => `${item}=${list.map(shortly).join("+")}`),
  );

/** One text to a line, behind its field where it has one. */
const lines = (given: readonly GivenValue[]): string | null =>
  given.length > 0 ? given.map((g) => (g.item === null ? g.text : `${g.item}: ${g.text}`)).join("\n") : null;

/**
 * The row-by-row table, under labels drawn for this table (D-23): a row for each person, question and round, ordered by activity,
 * label, question and round. For rooms that have ended.
 */
export function rowsCsv(input: DebriefInput, shuffled: Shuffle): string {
  const rows = [...labelled(input, shuffled)].flatMap((answers) =>
    answers.map((a) => cellsOf(answersHead, answerRow(a))),
  );
  return csvFile(answersHead, rows);
}
