/** Rooms at the edge, for every kind that asks something: empty, alone, two, nineteen, three hundred, alike, silent. */
import { describe, expect, it } from "vitest";
import { type AnswerBody, kindNames, kindOf } from "@/activities/kinds";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { everyKind } from "@/tests/support/every-kind";
import { sampleInput } from "@/tests/support/sample-report";
import { type ActivityDebrief, type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { summaryCsv } from "@/workshop/debrief/summary-csv";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import { costOf } from "@/tests/support/processor-time";

const words = debriefWords();

/** Kinds that a room's people answer one by one, and that say something in the debrief. */
const answered = kindNames.filter((kind) => {
  const { debrief, byGroups } = kindOf({ kind });
  return debrief && !byGroups;
});

/** Milliseconds for everything that is made of one room; far more than it takes, far less than anybody would wait. */
const SOON = 5_000;

const withAnswers = (
  input: DebriefInput,
  change: (round: RoundInput) => RoundInput["answers"],
): DebriefInput => ({
  ...input,
  rounds: input.rounds.map((r) => ({ ...r, answers: change(r) })),
});
const room = (people: number) => ({ ...sampleInput({ people, workshop: everyKind }), made: undefined });
const pass: AnswerBody = { pass: true };
/** Everybody gives what the first person gave who did not pass. */
const alike = (input: DebriefInput): DebriefInput =>
  withAnswers(input, ({ answers }) => {
    const first = answers.find((a) => !("pass" in a.body))?.body ?? pass;
    return answers.map((a) => ({ ...a, body: first }));
  });

const edges: Record<string, DebriefInput> = {
  nobody: room(0),
  "one person": room(1),
  "two people": room(2),
  "four people": room(4),
  "five people": room(5),
  "nineteen people": room(19),
  "three hundred people": room(300),
  "nineteen who all answer alike": alike(room(19)),
  "three hundred who all answer alike": alike(room(300)),
  "nineteen who all pass": withAnswers(room(19), ({ answers }) => answers.map((a) => ({ ...a, body: pass }))),
  "nineteen who give nothing": withAnswers(room(19), () => []),
  "nineteen of whom only four answer": withAnswers(room(19), ({ answers }) => answers.slice(0, 4)),
  "nineteen of whom the others pass": withAnswers(room(19), ({ answers }) =>
    answers.map((a, i) => (i < 4 ? a : { ...a, body: pass })),
  ),
  "more answers than people who joined": { ...room(19), people: 3 },
};

/** Every number below a value, with the path to it. */
function numbersIn(value: unknown, path = ""): [string, number][] {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => numbersIn(v, `${path}.${key}`));
}

/** Every share below a value: whatever has a count, what it is of, and a percentage. */
function sharesIn(
  value: unknown,
): { count: number; of: number; percent: number | null; low: number | null; high: number | null }[] {
  if (typeof value !== "object" || value === null) return [];
  const here =
    "count" in value && "of" in value && "percent" in value
      ? [value as ReturnType<typeof sharesIn>[number]]
      : [];
  return [...here, ...Object.values(value).flatMap(sharesIn)];
}

/** All heads below a value. */
function headsIn(value: unknown): { answered: number; passed: number; missing: number }[] {
  if (typeof value !== "object" || value === null) return [];
  const here =
    "answered" in value && "passed" in value && "missing" in value
      ? [value as ReturnType<typeof headsIn>[number]]
      : [];
  return [...here, ...Object.values(value).flatMap(headsIn)];
}

describe.each(Object.entries(edges))("a room of %s (H-21)", (name, input) => {
  const drawn = () => {
    const debrief: Debrief = debriefOf(input);
    const figures = debrief.sessions.flatMap((s) => s.activities).flatMap((a) => figuresOf(a, words));
    const day = dayChapter(input, debrief, words);
    return { debrief, figures, day, files: [summaryCsv(debrief), rowsCsv(input, (items) => [...items])] };
  };
  const { files, ...all } = drawn();
  const { debrief, figures } = all;

  it("has every kind in its debrief, in bounded time", () => {
    const kinds = new Set<string>(debrief.sessions.flatMap((s) => s.activities.map((a) => a.kind)));
    expect(answered.filter((k) => !kinds.has(k))).toEqual([]);
    expect(costOf(drawn)).toBeLessThan(SOON);
  });

  it("has only numbers that are numbers, and goes through JSON unchanged", () => {
    for (const [path, n] of numbersIn(all)) expect(Number.isFinite(n), path).toBe(true);
    expect(JSON.parse(JSON.stringify(debrief))).toEqual(JSON.parse(JSON.stringify(structuredClone(debrief))));
    for (const text of [...figures.map((f) => JSON.stringify(f)), ...files])
      expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("has no percentage below five, none without what it is of, and every interval around its share", () => {
    for (const { count, of, percent, low, high } of sharesIn(debrief)) {
      expect(count).toBeLessThanOrEqual(of);
      expect(percent === null).toBe(of < 5);
      if (percent === null) expect([low, high]).toEqual([null, null]);
      else {
        expect(percent).toBeCloseTo((100 * count) / of, 9);
        expect(low!).toBeLessThanOrEqual(percent + 1e-9);
        expect(high!).toBeGreaterThanOrEqual(percent - 1e-9);
        expect(low!).toBeGreaterThanOrEqual(0);
        expect(high!).toBeLessThanOrEqual(100);
      }
    }
    for (const figure of figures) {
      const said = [figure.reading, figure.how ?? "", figure.heads ?? ""]
        .join(" ")
        .replaceAll("95 % interval", "interval");
      // "74 %" stands behind a count and what it is of, or inside an interval.
      for (const [, before] of said.matchAll(/(.{0,24})\d %/g))
        expect(before, `${figure.id}: ${said}`).toMatch(/ of |·|to |:|\(/);
    }
  });

  it("counts nobody twice and nobody as less than none", () => {
    const heads = headsIn(debrief);
    for (const { answered, passed, missing } of heads) {
      expect(Math.min(answered, passed, missing)).toBeGreaterThanOrEqual(0);
      expect(answered + passed + missing).toBeLessThanOrEqual(Math.max(input.people, answered + passed));
    }
    // Also where nobody answered: it is said of every kind that nobody did.
    expect(heads.length).toBeGreaterThanOrEqual(answered.length);
  });

  it("says nothing of single people below five: no words, no paths, no marks, no middle (D-2)", () => {
    const findings = debrief.sessions.flatMap((s) => s.activities).flatMap(ofSinglePeople);
    for (const { kind, few, says } of findings)
      expect([kind, few && says.flat().some((one) => one !== null)]).toEqual([kind, false]);
    // Every kind was looked at, and is below five exactly where so few answered.
    const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
    expect(kinds).toEqual(
      ["agreement", "case", "form", "marking", "number", "open", "points", "poll", "quiz", "ranking", "scale"]
        .concat("sort", "table")
        .sort(),
    );
    const small = /^(one|two|four) p/.test(name);
    const large = /^(nineteen|three hundred) (people|who all answer)/.test(name);
    for (const kind of small || large ? kinds : [])
      expect([kind, findings.some((one) => one.kind === kind && one.few)]).toEqual([kind, small]);
  });
});

/** What an activity says that could be of single people, and whether too few answered for it. */
function ofSinglePeople(a: ActivityDebrief): { kind: string; few: boolean; says: unknown[] }[] {
  const finding = (few: boolean, ...says: unknown[]) => [{ kind: a.kind, few, says }];
  switch (a.kind) {
    case "case":
      return [
        ...finding(a.people < 5, a.tipping, a.wrongTurns, a.flows),
        ...a.parts.flatMap((p) => finding(p.counts.few, p.elements, p.sureness, p.clauses, p.compared)),
      ];
    case "poll":
      return finding(a.last.few, a.last.others);
    case "open":
      return finding(a.few, a.groups, a.rest);
    case "agreement":
      return finding(a.last.few, a.lines);
    case "quiz":
      return a.items.flatMap((i) => finding(i.last.answered < 5, i.last.right.percent, i.last.sureWrong));
    case "scale":
    case "points":
      return a.last.rows.flatMap((row) => finding(a.last.few, row.middle));
    case "number":
      return finding(a.last.few, a.last.numbers.middle, a.last.against);
    case "ranking":
      return a.last.rows.flatMap((row) => finding(a.last.few, row.mean));
    case "sort":
    case "table":
    case "marking":
      return a.last.rows.flatMap((row) => finding(a.last.few, row.contest));
    case "form":
      return a.sections.flatMap((s) =>
        s.fields.flatMap((f) => ("texts" in f ? finding(f.filled < 5, f.texts) : [])),
      );
    default:
      return [];
  }
}
