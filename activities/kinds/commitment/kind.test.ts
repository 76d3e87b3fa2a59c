import { describe, expect, it } from "vitest";
import { type Commitment, commitmentSchema } from "@/activities/kinds/commitment/content";
import { commitmentKind, commitmentLines } from "@/activities/kinds/commitment/kind";

const question = { id: "vow", activityId: "vow", stepId: "vow" };
const vow: Commitment = commitmentSchema.parse({
  id: "vow",
  kind: "commitment",
  title: "Vow",
  question: "What will you do?",
  fields: [
    { id: "what", text: "What?" },
    { id: "when", text: "When?" },
  ],
});
const parse = (body: unknown) => commitmentKind.parse(vow, question, body);

describe("which answers fit a commitment (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing", { promise: {} }],
    ["blanks", { "promise.what": [" "], "promise.when": [""] }],
    ["a field that is not there", { promise: { where: "Here" } }],
    ["a field that is not there beside one that is", { promise: { what: "Call", where: "Here" } }],
    ["a text that is too long", { promise: { what: "x".repeat(301) } }],
    ["two texts in one field", { "promise.what": ["a", "b"] }],
    ["something more", { promise: { what: "Call" }, person: "p" }],
    ["null", null],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("one field or all, from a body or from a form", () => {
    expect(parse({ "promise.what": [" Call the shelter "], "promise.when": [""] })).toEqual({
      promise: { what: "Call the shelter" },
    });
    expect(parse(commitmentKind.fields!({ promise: { what: "Call", when: "Monday" } }))).toEqual({
      promise: { what: "Call", when: "Monday" },
    });
  });
});

describe("what is known of a commitment (B-88)", () => {
  it("is stored for all without a word of it, and counted", () => {
    const stored = commitmentKind.redact!({ promise: { what: "Call" } });
    expect(stored).toEqual({ promise: {} });
    expect(commitmentKind.tally(vow, question, [stored, stored, { pass: true }])).toEqual({
      answered: 2,
      passed: 1,
      counts: {},
      marks: {},
      others: [],
    });
  });

  it("is given back with what was asked, blanks left out", () => {
    expect(commitmentLines(vow, { "promise.when": ["Monday"] })).toEqual([
      { label: "When?", text: "Monday" },
    ]);
  });
});

describe("a commitment", () => {
  it("is one step with one question, and shows nothing but its title", () => {
    expect(commitmentKind.steps(vow)).toEqual([
      { id: "vow", title: "Vow", notice: false, question: "vow", whatIfs: [] },
    ]);
    expect(commitmentKind.face(vow, {} as never)).toEqual({ kind: "commitment", title: "Vow" });
    expect(commitmentKind.options(vow, question)).toEqual([]);
  });

  it("asks for each field in the author's order, with its hint where there is one", () => {
    const hinted = commitmentSchema.parse({
      ...vow,
      fields: [{ ...vow.fields[0], hint: "One thing, small enough to do." }, vow.fields[1]],
    });
    expect(commitmentKind.ask(hinted, question)).toEqual({
      text: "What will you do?",
      form: {
        kind: "commitment",
        fields: [
          { id: "what", text: "What?", hint: "One thing, small enough to do." },
          { id: "when", text: "When?", hint: null },
        ],
      },
    });
  });

  it("counts only those who made one (B-19)", () => {
    expect(commitmentKind.tally(vow, question, [{ promise: {} }, { pass: true }])).toMatchObject({
      answered: 1,
      passed: 1,
    });
  });
});
