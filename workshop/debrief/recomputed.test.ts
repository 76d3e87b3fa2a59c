/**
 * The screen's numbers computed again from the row-by-row table, by a program that knows nothing of ours but
 * the columns: it reads the file with another parser and counts rows (X-3, requirement T8).
 */
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { sampleInput } from "@/tests/support/sample-report";
import { debriefOf } from "@/workshop/debrief/debrief";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";

type Row = Record<string, string>;
const read = (csv: string): Row[] => parse(csv, { columns: true, bom: true });
const turned = <T>(items: readonly T[]): T[] => [...items].reverse();

const input = sampleInput({ people: 23, workshop: guide });
const debrief = debriefOf(input);
const small = sampleInput({ people: 19, workshop: everyKind });
const rows = [...read(rowsCsv(input, turned)), ...read(rowsCsv(small, turned))];
const summary = [...read(summaryCsv(debrief)), ...read(summaryCsv(debriefOf(small)))];

const list = (cell: string | undefined): string[] => (cell ? cell.split(" ") : []);
/** `item=value`, several values of one item parted by a plus. */
const valuesOf = (row: Row): Map<string, string[]> =>
  new Map(list(row.items).map((p) => [p.split("=")[0]!, p.slice(p.indexOf("=") + 1).split("+")]));
const gave = (row: Row): boolean => row.passed === "0";
const answersOf = (question: string, round: string): Row[] =>
  rows.filter((r) => r.question === question && r.round === round && gave(r));

const kindOfLine = ({ activity }: Row): string => rows.find((r) => r.activity === activity)?.kind ?? "";

/** What a line of the summary says, counted again; null for lines about texts, paths and groups. */
function counted(line: Row): { count: number; of: number } | null {
  const { question = "", round = "", option = "", measure, part = "" } = line;
  const all = answersOf(question, round);
  const kind = kindOfLine(line);
  const sure = (row: Row) => row.sureness ?? "";
  const countIf = (among: Row[], fits: (row: Row) => boolean) => ({
    count: among.filter(fits).length,
    of: among.length,
  });
  if (measure === "answer" && kind === "poll")
    return countIf(all, (r) => list(r.choice).includes(option) || (option === "other" && r.other !== ""));
  if (measure === "answer" && kind === "case") return countIf(all, (r) => r.answer === option);
  if (kind === "case" && ["element", "clause"].includes(measure!)) {
    // Marks are those of the last round in which people marked; told apart only where there was one.
    if (rows.some((r) => r.question === question && r.round === "2")) return null;
    return countIf(all, (r) =>
      option === "all"
        ? list(r.elements).length === 3
        : list(measure === "element" ? r.elements : r.clauses).includes(option),
    );
  }
  if (kind === "case" && ["second", "second-by"].includes(measure!)) {
    if (rows.some((r) => r.question === question && r.round === "2")) return null;
    const said = (row: Row) => valuesOf(row).get("second")?.[0];
    const [first, second] = measure === "second" ? [null, option] : option.split(" > ");
    const among = all.filter((r) => said(r) && (first === null || r.answer === first));
    return first === "other" ? null : countIf(among, (r) => said(r) === second);
  }
  if (
    kind === "case" &&
    measure === "sureness" &&
    !rows.some((r) => r.question === question && r.round === "2")
  )
    return countIf(
      all.filter((r) => sure(r) !== ""),
      (r) => sure(r) === option,
    );
  if (kind === "quiz" && (measure === "answer" || measure === "as-key")) {
    const item = question.split("/")[1]!;
    const form = answersOf(line.activity!, round);
    const gaveItem = (form.length > 0 ? form : all).filter((r) => valuesOf(r).has(item));
    return countIf(gaveItem, (r) => list(option).includes(valuesOf(r).get(item)![0]!));
  }
  if (kind === "checklist" && measure === "mark") {
    const [item, mark] = option.split(": ");
    return countIf(
      all.filter((r) => valuesOf(r).has(item!)),
      (r) => valuesOf(r).get(item!)![0] === mark,
    );
  }
  if (["scale", "form"].includes(kind ?? "") && measure === "answer") {
    const [item, value] = option.split(": ");
    return countIf(
      all.filter((r) => valuesOf(r).has(item!)),
      (r) => valuesOf(r).get(item!)!.includes(value!),
    );
  }
  if (kind === "ranking" && measure === "answer") {
    const [item, place] = option.split(": ");
    return countIf(all, (r) => list(r.choice).indexOf(item!) === Number(place) - 1);
  }
  if (kind === "points" && measure === "answer") {
    const [item, range] = option.split(": ");
    const [from, to] = range!.split("..").map(Number);
    return countIf(
      all,
      (r) =>
        Number(valuesOf(r).get(item!)?.[0] ?? 0) >= from! && Number(valuesOf(r).get(item!)?.[0] ?? 0) <= to!,
    );
  }
  if (kind === "number" && measure === "answer") {
    const [from, to] = option.split("..");
    return countIf(
      all,
      (r) =>
        (from === "" || Number(r.number) >= Number(from)) && (to === "" || Number(r.number) <= Number(to)),
    );
  }
  if (["sort", "table", "marking"].includes(kind ?? "") && measure === "answer") {
    const count = all.filter((r) => valuesOf(r).get(part)?.includes(option)).length;
    const placed = all.filter((r) => valuesOf(r).has(part)).length;
    // A sort's shares are of those who placed the card; a table's and a marking's of all who answered, but for a match.
    return { count, of: Number(line.of) === placed ? placed : all.length };
  }
  return null;
}

describe("the numbers of the debrief (X-3)", () => {
  it("are those of the row-by-row table, counted again, for every kind", () => {
    const done = new Set<string>();
    let lines = 0;
    for (const line of summary) {
      const expected = counted(line);
      if (!expected) continue;
      lines++;
      done.add(kindOfLine(line));
      expect({ count: Number(line.count), of: Number(line.of) }, JSON.stringify(line)).toEqual(expected);
    }
    const kinds = summary.filter((l) => ["answer", "mark"].includes(l.measure!)).map(kindOfLine);
    // An agreement's share is of everybody who joined, whom no table counts; promises are in none.
    expect([...new Set(kinds)].filter((kind) => !done.has(kind)).sort()).toEqual(["agreement", "commitment"]);
    expect(lines).toBeGreaterThan(1_500);
  });

  it("follow people through a case as the table does: flows, turning parts and those who went back", () => {
    const story = debrief.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case")!;
    if (story.kind !== "case") throw new Error("no case");
    const mine = rows.filter((r) => r.activity === story.activity.id && r.what_if === "");
    const questions = story.parts.map((p) => p.counts.question);
    /** The last round that at least half as many answered as the fullest. */
    const speaks = questions.map((q) => {
      const sizes = [...new Set(mine.filter((r) => r.question === q).map((r) => Number(r.round)))]
        .sort((a, b) => a - b)
        .map((round) => [round, answersOf(q, String(round)).length] as const);
      const most = Math.max(...sizes.map(([, n]) => n));
      return String(sizes.findLast(([, n]) => 2 * n >= most)![0]);
    });
    const people = [...new Set(mine.map((r) => r.person!))];
    const paths = people.map((person) =>
      questions.map(
        (q, i) =>
          mine.find((r) => r.person === person && r.question === q && r.round === speaks[i] && gave(r))
            ?.answer ?? null,
      ),
    );
    expect(people).toHaveLength(story.people);
    for (const [i, flow] of story.flows.entries()) {
      const changed = paths.filter((p) => p[i] !== null && p[i + 1] !== null && p[i] !== p[i + 1]).length;
      expect(flow?.changed).toBe(changed);
    }
    const turns = paths.map((path) => {
      const said = path.flatMap((answer, i) =>
        answer === null ? [] : [{ answer, number: story.parts[i]!.number }],
      );
      let index = said.length;
      while (index > 0 && said[index - 1]!.answer === "yes") index--;
      return said.length === 0
        ? "silent"
        : index < said.length
          ? said[index]!.number
          : said.some((s) => s.answer === "yes")
            ? "back"
            : "never";
    });
    for (const { number, people: n } of story.tipping!.parts)
      expect(turns.filter((t) => t === number).length).toBe(n);
    expect([story.tipping!.never, story.tipping!.movedBack, story.tipping!.silent]).toEqual(
      ["never", "back", "silent"].map((kind) => turns.filter((t) => t === kind).length),
    );
    const sorted = turns.filter((t): t is number => typeof t === "number").sort((a, b) => a - b);
    expect(story.tipping!.quartiles!.median).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
  });

  it("stand on the page as they stand in the table", () => {
    const words = debriefWords();
    const poll = debrief.sessions
      .flatMap((s) => s.activities)
      .find((a) => a.kind === "poll" && a.activity.several)!;
    const [figure] = figuresOf(poll, words);
    if (poll.kind !== "poll") throw new Error("no poll");
    const all = answersOf(poll.activity.id, String(poll.last.round));
    const table = figure!.tables.at(-1)!;
    expect(table.rows.map((r) => r[1])).toEqual(
      poll.last.bars.map(
        (b) =>
          all.filter((r) => list(r.choice).includes(b.id) || (b.id === "other" && r.other !== "")).length,
      ),
    );
    expect(figure!.heads).toContain(`${all.length}\u00a0answered`);
  });
});
