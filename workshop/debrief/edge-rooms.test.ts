/** Rooms at the edge, for every kind that asks something: empty, alone, two, nineteen, three hundred, alike, silent. */
import { describe, expect, it } from "vitest";
import { type AnswerBody, kindNames, kindOf } from "@/activities/kinds";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { everyKind } from "@/tests/support/every-kind";
import { sampleInput } from "@/tests/support/sample-report";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
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
function numbersIn(value: unknown, at = ""): [string, number][] {
  if (typeof value === "number") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => numbersIn(v, `${at}.${key}`));
}

/** Every share below a value: whatever has a count, what it is of, and a percentage. */
function sharesIn(
  value: unknown,
): { count: number; of: number; percent: number | null; low: number | null; high: number | null }[] {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "count" in value && "of" in value && "percent" in value
      ? [value as ReturnType<typeof sharesIn>[number]]
      : [];
  return [...own, ...Object.values(value).flatMap(sharesIn)];
}

/** All heads below a value. */
function headsIn(value: unknown): { answered: number; passed: number; missing: number }[] {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "answered" in value && "passed" in value && "missing" in value
      ? [value as ReturnType<typeof headsIn>[number]]
      : [];
  return [...own, ...Object.values(value).flatMap(headsIn)];
}

describe.each(Object.entries(edges))("a room of %s (H-21)", (_name, input) => {
  const made = () => {
    const debrief: Debrief = debriefOf(input);
    const figures = debrief.sessions.flatMap((s) => s.activities).flatMap((a) => figuresOf(a, words));
    const day = dayChapter(input, debrief, words);
    return { debrief, figures, day, files: [summaryCsv(debrief), rowsCsv(input, (items) => [...items])] };
  };
  const { files, ...all } = made();
  const { debrief, figures } = all;

  it("has every kind in its debrief, in bounded time", () => {
    const kinds = new Set<string>(debrief.sessions.flatMap((s) => s.activities.map((a) => a.kind)));
    if (input.rounds.length > 0) expect(answered.filter((k) => !kinds.has(k))).toEqual([]);
    expect(costOf(made)).toBeLessThan(SOON);
  });

  it("has only numbers that are numbers, and goes through JSON unchanged", () => {
    for (const [at, n] of numbersIn(all)) expect(Number.isFinite(n), at).toBe(true);
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
    if (input.rounds.some((r) => r.answers.length > 0)) expect(heads.length).toBeGreaterThan(0);
  });

  it("says nothing of single people below five: no words, no paths, no marks, no middle (D-2, F-14)", () => {
    for (const a of debrief.sessions.flatMap((s) => s.activities)) {
      if (a.kind === "case" && a.people < 5)
        expect([a.tipping, a.wrongTurns, ...a.flows]).toEqual([null, null, ...a.flows.map(() => null)]);
      if (a.kind === "case")
        for (const p of a.parts)
          if (p.counts.few)
            expect([p.elements, p.sureness, p.clauses, p.compared]).toEqual([null, null, null, null]);
      if (a.kind === "poll" && a.last.few) expect(a.last.others).toEqual([]);
      if (a.kind === "open" && a.few) expect([...a.groups, ...a.rest]).toEqual([]);
      if (a.kind === "agreement" && a.last.few) expect(a.lines).toEqual([]);
      if (a.kind === "quiz")
        for (const i of a.items)
          if (i.last.answered < 5) expect([i.last.right.percent, i.last.sureWrong]).toEqual([null, null]);
      if (a.kind === "scale" || a.kind === "points")
        for (const row of a.last.rows) if (a.last.few) expect(row.middle).toBeNull();
      if (a.kind === "number" && a.last.few)
        expect([a.last.numbers.middle, a.last.against]).toEqual([null, null]);
      if (a.kind === "ranking" && a.last.few) for (const row of a.last.rows) expect(row.mean).toBeNull();
      if ((a.kind === "sort" || a.kind === "table" || a.kind === "marking") && a.last.few)
        for (const row of a.last.rows) expect(row.contest).toBeNull();
      if (a.kind === "form")
        for (const f of a.sections.flatMap((s) => s.fields))
          if ("texts" in f && f.filled < 5) expect(f.texts).toEqual([]);
    }
  });
});
