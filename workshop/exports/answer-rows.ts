/**
 * Two tables of answers: a row for each answer, to read, and one for each value in it, to count. Cells hold
 * lists with spaces, pairs as `item=value`. Columns: docs/data-format.md.
 */
import { isPass } from "@/model/activity/pass";
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
  "source",
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
  "source",
] as const;

type AnswerRow = Record<(typeof answersHead)[number], Cell>;
type ValueRow = Record<(typeof valuesHead)[number], Cell>;

export function answerRow(answer: LabelledRow): AnswerRow {
  const values = givenIn(answer.activity, answer.body);
  const alone = (...whats: GivenKind[]) =>
    spaced(values.filter((g) => g.item === null && whats.includes(g.what)).map(shortly));
  const sureness = values.filter((g) => g.what === "sureness");
  const places = values.filter((g) => g.what === "place").map((g) => g.item ?? "");
  const about = values.filter(
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
    other: values.find((g) => g.what === "other" || g.what === "add")?.text ?? null,
    items: pairs(about),
    number: values.find((g) => g.what === "number" && g.item === null)?.number ?? null,
    text: lines(values.filter((g) => g.what === "text")),
  };
}

export const valueRows = (answer: LabelledRow): ValueRow[] =>
  givenIn(answer.activity, answer.body).map((value) => ({ ...answerContext(answer), ...value }));

export const cellsOf = <H extends string>(head: readonly H[], row: Record<H, Cell>): Cell[] =>
  head.map((column) => row[column]);

const shortly = (g: GivenValue): string => g.value ?? String(g.number ?? "");

const spaced = (list: readonly string[]): string | null => (list.length > 0 ? list.join(" ") : null);

/** `card=bin`; several values of one item are parted by a plus. */
const pairs = (values: readonly GivenValue[]): string | null =>
  spaced(
    [...groupedBy(values, (g) => g.item)].map(([item, list]) => `${item}=${list.map(shortly).join("+")}`),
  );

/** One text to a line, behind its field where it has one. */
const lines = (values: readonly GivenValue[]): string | null =>
  values.length > 0
    ? values.map((g) => (g.item === null ? g.text : `${g.item}: ${g.text}`)).join("\n")
    : null;

export function rowsCsv(input: DebriefInput, shuffled: Shuffle): string {
  const rows = [...labelled(input, shuffled)].flatMap((answers) =>
    answers.map((a) => cellsOf(answersHead, answerRow(a))),
  );
  return csvFile(answersHead, rows);
}
