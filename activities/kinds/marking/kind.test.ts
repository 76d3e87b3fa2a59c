import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { phoneFaces } from "@/activities/faces/phone";
import { fieldsOf } from "@/activities/kinds";
import { type Marking, markingSchema } from "@/activities/kinds/marking/content";
import { MarkingDebriefed } from "@/activities/kinds/marking/debrief";
import { markingDebrief } from "@/activities/kinds/marking/debrief-data";
import { markingFigures } from "@/activities/kinds/marking/debrief-data";
import { markingKind } from "@/activities/kinds/marking/kind";
import { debriefWords } from "@/components/debrief/translated-words";
import { PhoneKey } from "@/components/phone/key";
import { phoneTranslator } from "@/components/phone/texts";
import { PureRoom } from "@/tests/support/pure-room";
import { roomOf } from "@/tests/support/synthetic-room";
import { workshopSchema } from "@/workshop/content/workshop";
import { codebookOf } from "@/workshop/exports/codebook";
import { askedActivities } from "@/workshop/exports/take-away";
import { phoneView } from "@/workshop/views/phone-view";

const question = { id: "text", activityId: "text", stepId: "text" };
const marking: Marking = markingSchema.parse({
  id: "text",
  kind: "marking",
  title: "Text",
  question: "Which is which?",
  about: "ABOUT the text",
  labels: [
    { id: "act", text: "Act", hint: "What is done" },
    { id: "means", text: "Means", hint: "How" },
  ],
  clauses: [
    { id: "c1", text: "She was found,", key: ["act"], reason: "KEY-REASON" },
    { id: "c2", text: "and was lied to.", key: ["means"] },
    { id: "c3", text: "It was in May.", key: [] },
    { id: "c4", text: "Then it rained.", paragraph: true },
  ],
});
const parse = (body: unknown) => markingKind.parse(marking, question, body);

describe("which answers fit a text to mark (B-27)", () => {
  it.each<[string, unknown]>([
    ["nothing marked", { marks: {} }],
    ["a clause that is not in the text", { marks: { c9: "act" } }],
    ["a label that is not offered", { marks: { c1: "purpose" } }],
    ["two labels on one clause", { "marks.c1": ["act", "means"] }],
    ["something more", { marks: { c1: "act" }, person: "p" }],
    ["the name of something every object has", { marks: { constructor: "act" } }],
    ["another kind's answer", { choice: ["act"] }],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("some clauses, from the script or from a form without one", () => {
    const body = { marks: { c1: "act", c4: "means" } };
    expect(parse(body)).toEqual(body);
    expect(parse(fieldsOf(marking, body))).toEqual(body);
    expect(parse({ "marks.c1": ["act"], "marks.c2": [""] })).toEqual({ marks: { c1: "act" } });
  });
});

describe("marking a text", () => {
  it("counts people by clause and label (B-19)", () => {
    const tally = markingKind.tally(marking, question, [
      { marks: { c1: "act" } },
      { marks: { c1: "means", c2: "means" } },
      { pass: true },
    ]);
    expect(tally).toMatchObject({ answered: 2, passed: 1, counts: { c1: 2, c2: 1, c3: 0, c4: 0 } });
    expect(tally.marks.c1).toEqual({ act: 1, means: 1 });
  });

  it("is asked without its key, and tells a clause that needs no label from one that is not judged (B-49)", () => {
    expect(JSON.stringify(markingKind.ask(marking, question))).not.toMatch(/KEY-REASON|accepted|"key"/);
    expect(markingKind.key(marking, question)?.map((k) => [k.id, k.accepted])).toEqual([
      ["c1", ["act"]],
      ["c2", ["means"]],
      ["c3", []],
    ]);
  });

  it("shows whose words the text is", () => {
    expect(markingKind.face(marking, {} as never)).toEqual({
      kind: "marking",
      title: "Text",
      about: "ABOUT the text",
    });
  });

  it("is one step with one question", () => {
    expect(markingKind.steps(marking)).toEqual([
      { id: "text", title: "Text", notice: false, question: "text", whatIfs: [] },
    ]);
  });

  it("puts the text clause by clause with its labels, and says where a paragraph begins", () => {
    expect(markingKind.ask(marking, question)).toEqual({
      text: "Which is which?",
      form: {
        kind: "marking",
        labels: [
          { id: "act", text: "Act", hint: "What is done" },
          { id: "means", text: "Means", hint: "How" },
        ],
        clauses: [
          { id: "c1", text: "She was found," },
          { id: "c2", text: "and was lied to." },
          { id: "c3", text: "It was in May." },
          { id: "c4", text: "Then it rained.", paragraph: true },
        ],
      },
    });
  });

  it("shows what it counted by the words of each clause, in the order of the text", () => {
    expect(markingKind.options(marking, question)).toEqual([
      { id: "c1", text: "She was found," },
      { id: "c2", text: "and was lied to." },
      { id: "c3", text: "It was in May." },
      { id: "c4", text: "Then it rained." },
    ]);
  });

  it("says with the key why, where the author said so", () => {
    expect(markingKind.key(marking, question)?.slice(0, 2)).toEqual([
      { id: "c1", text: "She was found,", accepted: ["act"], reason: "KEY-REASON" },
      { id: "c2", text: "and was lied to.", accepted: ["means"] },
    ]);
    expect(markingKind.key({ ...marking, clauses: marking.clauses.slice(3) }, question)).toBeNull();
  });
});

it("gives an expert's reasons as they were written, as no reason of this kind is Markdown", () => {
  const reason = "- not a label, *act* and means";
  const { clauses } = marking;
  const written: Marking = { ...marking, clauses: [{ ...clauses[0]!, reason }, ...clauses.slice(1)] };
  const workshop = workshopSchema.parse({
    ...{ id: "w", language: "en", title: "W", summary: "s", source: "s" },
    sessions: [{ id: "s", number: 1, title: "S", minutes: 10, activities: [written] }],
  });
  const room = new PureRoom();
  room.state = { ...room.state, workshop };
  room.go("text").open("text");
  room.answer("p", "text", { "marks.c1": "act" });
  room.close("text").reveal("text").do({ type: "explain", question: "text", on: true });

  expect(codebookOf({ workshop, rounds: [] })[0]!.items[0]!.reason).toBe(reason);
  expect(askedActivities(room.state, "en")[0]!.questions[0]!.expert[0]!.reason).toBe(reason);
  const { asked } = phoneView(room.state, room.board);
  const key = { kind: phoneFaces.marking, asked: asked!, items: asked!.key!, shown: asked!.key! };
  const phone = createElement(PhoneKey, { ...key, mine: undefined, t: phoneTranslator("en") });
  expect(renderToStaticMarkup(phone)).toContain(`<p>${reason}</p>`);

  const answers = Array.from({ length: 5 }, (_, i) => ({ person: `p${i}`, body: { marks: { c1: "act" } } }));
  const debrief = markingDebrief(written, roomOf([{ question: "text", round: 1, answers }], 5))!;
  const figures = markingFigures(debrief, debriefWords());
  expect(figures[0]!.expert).toContain(reason);
  const page = createElement(MarkingDebriefed, { debrief, figures, words: debriefWords() });
  expect(renderToStaticMarkup(page)).toContain(`<p>${reason}</p>`);
});
