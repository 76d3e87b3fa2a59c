import { describe, expect, it } from "vitest";
import { type NumberGuess, numberSchema } from "@/activities/kinds/number/content";
import { numberKind } from "@/activities/kinds/number/kind";
import { numberFrom } from "@/activities/shared/typed-number";
import { PureRoom } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { phoneView } from "@/workshop/views/phone-view";
import { isMisfit } from "@/model/kind";

const question = { id: "guess", activityId: "guess", stepId: "guess" };
const authored = {
  id: "guess",
  kind: "number",
  title: "A guess",
  question: "How many?",
  unit: "million people",
  min: 0,
  max: 100,
  truth: { value: 20.9, date: "2012", source: "TRUTH-SOURCE" },
  newer: { value: 27.6, date: "2021", source: "NEWER-SOURCE" },
  explanation: "EXPLANATION",
  followUp: "FOLLOW-UP",
};
const guess = (more: object = {}): NumberGuess => numberSchema.parse({ ...authored, ...more });
const parse = (body: unknown, more: object = {}) => numberKind.parse(guess(more), question, body);
const misfit = (body: unknown, more: object = {}) => {
  const parsed = parse(body, more);
  return parsed && isMisfit(parsed) ? parsed.misfit : null;
};

describe("which answers fit a guess (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing", {}],
    ["a blank", { value: [""] }],
    ["words", { value: ["many"] }],
    ["two numbers", { value: ["1", "2"] }],
    ["a number that is none", { value: Number.NaN }],
    ["no end of it", { value: Number.POSITIVE_INFINITY }],
    ["a list", { value: [[1]] }],
    ["something more", { value: 1, person: "p" }],
    ["null", null],
  ])("not %s", (_what, body) => {
    expect(parse(body)).toBeNull();
  });

  it("a number of a body, or one typed into the form", () => {
    expect(parse({ value: 20 })).toEqual({ value: 20 });
    expect(parse({ value: ["20"] })).toEqual({ value: 20 });
    expect(parse({ value: ["0"] })).toEqual({ value: 0 });
  });

  it("not one beyond the ends: the refusal says where they are", () => {
    expect(misfit({ value: ["101"] })).toEqual({ reason: "number-range", values: { from: 0, to: 100 } });
    expect(misfit({ value: -1 })).toMatchObject({ reason: "number-range" });
  });

  it("the ends themselves, which the refusal names", () => {
    for (const value of [0, 100]) {
      expect(parse({ value })).toEqual({ value });
      expect(parse({ value: [String(value)] })).toEqual({ value });
    }
  });

  it("not one with more decimals than asked for: the refusal says how many", () => {
    expect(misfit({ value: 1.5 })).toEqual({ reason: "number-decimals", values: { count: 0 } });
    expect(parse({ value: ["1.5"] }, { decimals: 1 })).toEqual({ value: 1.5 });
    expect(misfit({ value: 1.55 }, { decimals: 1 })).toMatchObject({
      reason: "number-decimals",
      values: { count: 1 },
    });
  });

  it.each<[string, number | null]>([
    ["12", 12],
    ["12.5", 12.5],
    ["12,5", 12.5],
    ["1,200", 1200],
    ["1 200", 1200],
    ["1,200,000", 1_200_000],
    ["1’200", 1200],
    ["٢٠", 20],
    ["۲۰٫۵", 20.5],
    ["๒๐", 20],
    ["-3", -3],
    ["0,500", 0.5],
    ["1.2.3", null],
    ["1,2,3", null],
    ["1e9", null],
    ["0x10", null],
    ["", null],
  ])("%j typed is %j", (typed, value) => expect(numberFrom(typed)).toBe(value));
});

describe("counting guesses (B-19)", () => {
  const bodies = [10, 20, 20, 30, 40].map((value) => ({ value }));

  it("gathers them into bins, with the middle from five people on; passes stand apart", () => {
    const { answered, passed, numbers } = numberKind.tally(guess(), question, [...bodies, { pass: true }]);
    expect({ answered, passed }).toEqual({ answered: 5, passed: 1 });
    expect(numbers?.middle).toEqual({ n: 5, q1: 20, median: 20, q3: 30 });
    expect(numbers?.bins.reduce((sum, b) => sum + b.count, 0)).toBe(5);
  });

  it("has no options to be counted by, and no bins without a guess", () => {
    const { answered, passed, counts, numbers } = numberKind.tally(guess(), question, []);
    expect({ answered, passed, counts, bins: numbers?.bins }).toEqual({
      answered: 0,
      passed: 0,
      counts: {},
      bins: [],
    });
    expect(numberKind.options(guess(), question)).toEqual([]);
  });

  it("has no middle of four people: it would be somebody's own guess", () => {
    expect(numberKind.tally(guess(), question, bodies.slice(1)).numbers?.middle).toBeNull();
  });
});

describe("a guess", () => {
  it("is one step with one question", () => {
    expect(numberKind.steps(guess())).toEqual([
      { id: "guess", title: "A guess", notice: false, question: "guess", whatIfs: [] },
    ]);
    expect(numberKind.face(guess(), {} as never)).toEqual({ kind: "number", title: "A guess" });
  });

  it("is asked with its unit, its ends, and the decimals that may be typed", () => {
    expect(numberKind.ask(guess(), question)).toEqual({
      text: "How many?",
      form: { kind: "number", unit: "million people", min: 0, max: 100, decimals: 0 },
    });
    expect(numberKind.ask(guess({ unit: undefined, min: -5, decimals: 2 }), question)?.form).toEqual({
      kind: "number",
      unit: null,
      min: -5,
      max: 100,
      decimals: 2,
    });
  });
});

describe("the true value of a guess (B-49)", () => {
  const room = () => {
    const r = new PureRoom();
    const { sessions, ...head } = r.state.workshop;
    const source = { id: "src", text: "SOURCE-NOTE", newer: "27.6 in 2021", dated: true };
    const activities = [...sessions[0]!.activities, { ...authored, sources: [source] }];
    r.state = {
      ...r.state,
      workshop: workshopSchema.parse({ ...head, sessions: [{ ...sessions[0], activities }] }),
    };
    return r.go("guess").open("guess");
  };
  const sent = (r: PureRoom) => JSON.stringify(phoneView(r.state, r.board));
  const secrets = ["20.9", "27.6", "TRUTH-SOURCE", "NEWER-SOURCE", "EXPLANATION", "SOURCE-NOTE"];

  it("is nowhere before the trainer explains, and the question for afterwards never is", () => {
    const r = room();
    for (const stop of [r, r.close("guess"), r.reveal("guess")])
      for (const s of [...secrets, "FOLLOW-UP"]) expect(sent(stop)).not.toContain(s);
    r.do({ type: "explain", question: "guess", on: true });
    for (const s of secrets) expect(sent(r)).toContain(s);
    expect(sent(r)).not.toContain("FOLLOW-UP");
  });

  it("comes with its date and source, and the newer one beside it", () => {
    expect(numberKind.key(guess(), question)).toEqual([
      {
        id: "guess",
        text: "How many?",
        accepted: [],
        reason: "EXPLANATION",
        values: [authored.truth, authored.newer],
      },
    ]);
    expect(
      numberKind.key(guess({ truth: undefined, newer: undefined, explanation: undefined }), question),
    ).toBeNull();
  });

  it("can be a value alone, without a newer one or a word beside it, or an explanation alone", () => {
    expect(numberKind.key(guess({ newer: undefined, explanation: undefined }), question)).toEqual([
      { id: "guess", text: "How many?", accepted: [], values: [authored.truth] },
    ]);
    expect(numberKind.key(guess({ truth: undefined, newer: undefined }), question)).toEqual([
      { id: "guess", text: "How many?", accepted: [], reason: "EXPLANATION" },
    ]);
  });
});
