import { describe, expect, it } from "vitest";
import { type Agreement, agreementSchema } from "@/activities/kinds/agreement/content";
import { agreementKind } from "@/activities/kinds/agreement/kind";
import { consoleContext, PureRoom } from "@/tests/support/pure-room";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";

const question = { id: "rules", activityId: "rules", stepId: "rules" };
const agreement = (more: object = {}): Agreement =>
  agreementSchema.parse({
    id: "rules",
    kind: "agreement",
    title: "Rules",
    question: "Can you?",
    rules: [{ id: "a", text: "A rule." }],
    ...more,
  });
const parse = (body: unknown, more: object = {}) => agreementKind.parse(agreement(more), question, body);

describe("which answers fit an agreement (B-27)", () => {
  it.each<[string, unknown]>([
    ["a no: who does not agree says so, or passes", { agree: "no" }],
    ["a line without agreeing", { add: ["A line"] }],
    ["a line that is too long", { agree: "yes", add: "x".repeat(201) }],
    ["something more", { agree: "yes", person: "p" }],
    ["nothing", {}],
    ["null", null],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("agreeing, with a line of one's own where one is offered", () => {
    expect(parse({ agree: ["yes"], add: [" "] })).toEqual({ agree: "yes" });
    expect(parse({ agree: ["yes"], add: [" Phones\n off "] })).toEqual({ agree: "yes", add: "Phones off" });
    expect(parse({ agree: "yes", add: "Phones off" }, { add: false })).toBeNull();
  });
});

describe("the lines that people add", () => {
  it("reach the trainer alone, once the round is closed and seen (B-63)", () => {
    const room = new PureRoom();
    room.state = { ...room.state, workshop: weighingWorkshop };
    room.go("agree").open("agree");
    for (const p of ["a", "b", "c"])
      room.answer(p, "agree", { agree: "yes", ...(p === "a" ? { add: "OWN-LINE" } : {}) });
    room.close("agree").reveal("agree");
    expect(JSON.stringify(phoneView(room.state, room.board))).not.toContain("OWN-LINE");
    expect(consoleView(room.state, room.board, consoleContext).results).toMatchObject({
      answered: 3,
      others: ["OWN-LINE"],
    });
  });

  it("are counted with those who agree; passes stand apart (B-19)", () => {
    expect(
      agreementKind.tally(agreement(), question, [
        { agree: "yes" },
        { agree: "yes", add: "Line" },
        { pass: true },
      ]),
    ).toMatchObject({
      answered: 2,
      passed: 1,
      counts: { yes: 2 },
      others: ["Line"],
    });
  });
});

describe("an agreement", () => {
  it("is one step with one question, named on every surface", () => {
    expect(agreementKind.steps(agreement())).toEqual([
      { id: "rules", title: "Rules", notice: false, question: "rules", whatIfs: [] },
    ]);
    expect(agreementKind.face(agreement(), {} as never)).toEqual({ kind: "agreement", title: "Rules" });
  });

  it("is asked with all its rules, and offers a line of one's own unless the author does not want one", () => {
    const rules = [{ id: "a", text: "A rule." }];
    expect(agreementKind.ask(agreement(), question)).toEqual({
      text: "Can you?",
      form: { kind: "agreement", rules, add: true },
    });
    expect(agreementKind.ask(agreement({ add: false }), question)?.form).toEqual({
      kind: "agreement",
      rules,
      add: false,
    });
  });

  it("counts only those who agreed: none where no one did (B-19)", () => {
    expect(agreementKind.tally(agreement(), question, [])).toMatchObject({
      answered: 0,
      counts: { yes: 0 },
    });
  });

  it("shows one bar, that of those who agree", () => {
    expect(agreementKind.options(agreement(), question)).toEqual([{ id: "yes", text: "Can you?" }]);
    const room = new PureRoom();
    room.state = { ...room.state, workshop: weighingWorkshop };
    room.go("agree").open("agree");
    for (const p of ["a", "b", "c"]) room.answer(p, "agree", { agree: "yes" });
    room.answer("d", "agree", { pass: true });
    expect(phoneView(room.close("agree").reveal("agree").state, room.board).results).toMatchObject({
      answered: 3,
      passed: 1,
      options: [{ id: "yes", count: 3, percent: 100 }],
    });
  });
});
