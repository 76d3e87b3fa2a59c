import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { kindNames, kindOf } from "@/activities/kinds";
import { exportedRoom } from "@/tests/support/exported-room";
import { csvFile } from "@/workshop/debrief/csv";
import { rowsCsv, answersHead, cellsOf, valueRows, valuesHead } from "@/workshop/exports/answer-rows";
import { labelled } from "@/workshop/exports/labelled-answers";
import { planOf } from "@/workshop/content/plan";

const reversed = <T>(items: readonly T[]): T[] => items.toReversed();
const read = (file: string) => parse(file, { bom: true, columns: true }) as Record<string, string>[];

const valuesCsv = (people: number) =>
  csvFile(
    valuesHead,
    [...labelled(exportedRoom(people), reversed)]
      .flat()
      .flatMap((a) => valueRows(a).map((v) => cellsOf(valuesHead, v))),
  );

describe.each([1, 2, 19, 300])("a room of %i people", (people) => {
  const input = exportedRoom(people);
  const values = read(valuesCsv(people));
  const plan = planOf(input.workshop);

  it("X-3: everything that the debrief counts can be counted again from the values", () => {
    for (const { question: id, round, answers } of input.rounds) {
      const question = plan.question(id)!;
      const activity = plan.activity(question.activityId)!;
      const tally = kindOf(activity).tally(
        activity,
        question,
        answers.map((a) => a.body),
      );
      const rows = values.filter((r) => r.question === id && r.round === String(round));
      const people = (list: typeof rows) => new Set(list.map((r) => r.person)).size;
      expect(people(rows.filter((r) => r.what === "pass"))).toBe(tally.passed);
      expect(people(rows.filter((r) => r.what !== "pass"))).toBe(tally.answered);
      for (const [item, counts] of Object.entries(tally.marks)) {
        if (["sureness", "elements", "clauses"].includes(item)) continue;
        const numbered = rows.filter((r) => r.item === item && r.what !== "sureness");
        for (const [choice, count] of Object.entries(counts)) {
          expect([
            id,
            item,
            choice,
            people(numbered.filter((r) => (r.value || r.number) === choice)),
          ]).toEqual([id, item, choice, count]);
        }
      }
    }
  });

  it("X-3: a case is counted by answer, element and clause", () => {
    const cases = input.rounds.filter(
      (r) => plan.activity(plan.question(r.question)!.activityId)?.kind === "case",
    );
    for (const { question: id, answers } of cases) {
      const question = plan.question(id)!;
      const activity = plan.activity(question.activityId)!;
      const tally = kindOf(activity).tally(
        activity,
        question,
        answers.map((a) => a.body),
      );
      const count = (what: string, value: string) =>
        values.filter((r) => r.question === id && r.what === what && r.value === value).length;
      for (const [answer, n] of Object.entries(tally.counts)) expect(count("answer", answer)).toBe(n);
      for (const [element, n] of Object.entries(tally.marks.elements ?? {}))
        expect(count("element", element)).toBe(n);
      for (const [clause, n] of Object.entries(tally.marks.clauses ?? {}))
        expect(count("clause", clause)).toBe(n);
    }
  });
});

describe("the rows of answers", () => {
  const input = exportedRoom(19);
  const rows = read(rowsCsv(input, reversed));

  it("X-2: there is one for each answer, and no column holds JSON", () => {
    expect(rows).toHaveLength(input.rounds.reduce((n, r) => n + r.answers.length, 0));
    expect(Object.keys(rows[0]!)).toEqual([...answersHead]);
    expect(rows.filter((r) => Object.values(r).some((cell) => /^[[{]/.test(cell)))).toEqual([]);
  });

  // Slides ask nothing, promises are nobody's to read, and worksheets have tables of their own.
  const asking = kindNames.filter((k) => !["slide", "break", "media", "commitment", "worksheet"].includes(k));

  it.each(asking)("X-2: %s has something in its columns for everybody who answered", (kind) => {
    const answered = rows.filter((r) => r.kind === kind && r.passed === "0");
    expect(answered.length).toBeGreaterThan(0);
    for (const row of answered)
      expect(
        [row.answer, row.choice, row.items, row.number, row.text, row.other].some((cell) => cell !== ""),
      ).toBe(true);
  });

  it("X-2: what somebody promised is in no table", () => {
    expect(rows.filter((r) => r.kind === "commitment").every((r) => r.text === "" && r.items === "")).toBe(
      true,
    );
  });

  it("D-17: what people wrote is kept to the letter but for what a spreadsheet could run", () => {
    const texts = rows
      .map((r) => r.text)
      .filter(Boolean)
      .join("\n");
    expect(texts).toContain('ผู้เสียหาย, "quoted"');
    expect(rows.some((r) => Object.values(r).some((c) => /^\s*[=+@]/.test(c)))).toBe(false);
  });
});
