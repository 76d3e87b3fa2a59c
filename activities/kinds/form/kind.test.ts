import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { type FormActivity, formSchema } from "@/activities/kinds/form/content";
import { formKind } from "@/activities/kinds/form/kind";
import { consoleContext, door, PureRoom, presence } from "@/tests/support/pure-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const options = ["x", "y", "z"].map((id) => ({ id, text: id.toUpperCase() }));
const authored = {
  id: "form",
  kind: "form",
  title: "A form",
  question: "What do you think?",
  sections: [
    {
      id: "s1",
      title: "First",
      fields: [
        { id: "choice", text: "One", type: "choice", options },
        { id: "several", text: "Some", type: "several", options },
        { id: "scale", text: "How much", type: "scale", points: 5, low: "little", high: "much" },
      ],
    },
    {
      id: "s2",
      title: "Second",
      fields: [
        { id: "number", text: "How many", type: "number", min: 0, max: 50 },
        { id: "text", text: "Why", type: "text", length: 20 },
        { id: "lines", text: "List", type: "lines", most: 2, length: 20 },
      ],
    },
  ],
};
const form: FormActivity = formSchema.parse(authored);
const question = { id: "form", activityId: "form", stepId: "form" };
const parse = (body: unknown) => formKind.parse(form, question, body);

describe("which answers fit a form (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing in any field", { "values.text": ["  "], "values.choice": [] }],
    ["a field that is not there", { "values.other": ["x"] }],
    ["a choice that is not offered", { "values.choice": ["q"] }],
    ["two choices where one is asked", { "values.choice": ["x", "y"] }],
    ["one of several that is not offered", { "values.several": ["x", "q"] }],
    ["a point beyond the scale", { "values.scale": ["6"] }],
    ["half a point", { "values.scale": ["2.5"] }],
    ["a number outside its bounds", { "values.number": ["51"] }],
    ["words for a number", { "values.number": ["many"] }],
    ["a text that is too long", { "values.text": ["x".repeat(21)] }],
    ["more lines than asked", { "values.lines": ["a", "b", "c"] }],
    ["an object in a field", { values: { text: { evil: true } } }],
    ["something more", { "values.choice": ["x"], person: ["p"] }],
    ["the name of something every object has", { values: { constructor: "x" } }],
    ["a poll's answer", { choice: ["x"] }],
    ["nothing", undefined],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("any fields, as a page posts them: blank ones are left out", () => {
    const body = {
      "values.choice": ["x"],
      "values.several": ["z", "x", "z"],
      "values.scale": ["4"],
      "values.number": ["1,5"],
      "values.text": [" two\r\nlines "],
      "values.lines": ["", " a ", ""],
    };
    expect(parse(body)).toEqual({
      values: { choice: "x", several: ["z", "x"], scale: 4, number: 1.5, text: "two\nlines", lines: ["a"] },
    });
    expect(parse({ "values.lines": ["", ""], "values.scale": ["1"] })).toEqual({ values: { scale: 1 } });
  });

  it("what the form holds gives the same answer again", () => {
    const body = {
      values: { choice: "y", several: ["x", "y"], scale: 2, number: 12, text: "because", lines: ["a", "b"] },
    };
    expect(parse(formKind.fields?.(body))).toEqual(body);
    expect(parse(body)).toEqual(body);
  });
});

const answer = (values: Record<string, string | number | string[]>): AnswerBody => ({ values });

describe("counting a form (B-19)", () => {
  const bodies: AnswerBody[] = [
    answer({ choice: "x", several: ["x", "y"], scale: 4, number: 3, text: "Zebra", lines: ["b", "d"] }),
    answer({ choice: "x", text: "apple", lines: ["a"] }),
    answer({ scale: 4 }),
    { pass: true },
  ];

  it("counts each field by itself, with how many filled it", () => {
    const tally = formKind.tally(form, question, bodies as never);
    expect(tally).toMatchObject({
      answered: 3,
      passed: 1,
      counts: { choice: 2, several: 1, scale: 2, number: 1, text: 2, lines: 2 },
    });
    expect(tally.marks).toEqual({
      choice: { x: 2, y: 0, z: 0 },
      several: { x: 1, y: 1, z: 0 },
      scale: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 0 },
      number: { 3: 1 },
    });
  });

  it("keeps texts apart from counts, in an order that tells nothing of who wrote when (B-63)", () => {
    const { texts, others } = formKind.tally(form, question, bodies as never);
    expect(texts).toEqual({ text: ["apple", "Zebra"], lines: ["a", "b", "d"] });
    expect(others).toEqual([]);
  });

  it("counts a pass apart", () => {
    expect(formKind.tally(form, question, [{ pass: true }])).toMatchObject({
      answered: 0,
      passed: 1,
      counts: { choice: 0 },
    });
  });
});

describe("a form", () => {
  it("is one step with one question", () => {
    expect(formKind.steps(form)).toEqual([
      { id: "form", title: "A form", notice: false, question: "form", whatIfs: [] },
    ]);
    expect(formKind.face(form, {} as never)).toEqual({ kind: "form", title: "A form" });
  });

  it("is asked with its sections and what it is for, and counted by its fields in the order of the page", () => {
    expect(formKind.ask(form, question)).toEqual({
      text: "What do you think?",
      form: { kind: "form", purpose: "evaluation", sections: form.sections },
    });
    expect(formKind.options(form, question)).toEqual([
      { id: "choice", text: "One" },
      { id: "several", text: "Some" },
      { id: "scale", text: "How much" },
      { id: "number", text: "How many" },
      { id: "text", text: "Why" },
      { id: "lines", text: "List" },
    ]);
  });
});

describe("what people wrote in a form (B-63)", () => {
  const workshop = workshopSchema.parse({
    id: "w",
    language: "en",
    title: "W",
    summary: "s",
    source: "s",
    sessions: [{ id: "s", number: 1, title: "S", minutes: 10, activities: [authored] }],
  });

  it("is on the trainer's console and never on phones or stage", () => {
    const room = new PureRoom();
    room.state = { ...room.state, workshop };
    room.go("form").open("form");
    for (const p of ["p", "q", "r", "s", "t", "u", "v", "w", "x"])
      room.answer(p, "form", { "values.text": [`WRITTEN-${p}`], "values.choice": ["x"] });
    room.do({ type: "preview", on: true });
    const early = consoleView(room.state, room.board, {
      ...consoleContext,
      gate: { shown: new Map([["p", { id: "1", rev: 1, body: answer({ text: "WRITTEN-p" }) }]]) },
    });
    expect(JSON.stringify(early)).not.toContain("WRITTEN");
    room.close("form").reveal("form");
    for (const view of [
      phoneView(room.state, room.board),
      stageView(room.state, room.board, presence, door),
    ]) {
      expect(view.results?.marks.choice).toMatchObject({ x: 9 });
      expect(JSON.stringify(view)).not.toContain("WRITTEN");
    }
    expect(consoleView(room.state, room.board, consoleContext).results?.texts.text).toHaveLength(9);
  });
});
