import { describe, expect, it } from "vitest";
import type { Case } from "@/activities/kinds/case/content";
import { caseKind } from "@/activities/kinds/case/kind";
import type { FaceContext } from "@/model/kind";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { planOf } from "@/workshop/content/plan";

const secondPart = { id: "story/2", activityId: "story", stepId: "story/2", partId: "2" };

const plan = planOf(sampleWorkshop);
const story = plan.activity("story") as Case;
const plain: Case = { ...story, sureness: false, elements: [], marking: false };
const older = {
  id: "older",
  title: "Older",
  fact: "OLDER-FACT",
  key: { accepted: ["no"], reason: "OLDER-REASON" },
};
const twoWhatIfs: Case = {
  ...story,
  parts: story.parts.map((part) => (part.id === "2" ? { ...part, whatIfs: [...part.whatIfs, older] } : part)),
};
const parse = (body: unknown, question = "story/2", activity = story) =>
  caseKind.parse(activity, plan.question(question)!, body);

describe("the steps of a case", () => {
  it("are its parts, with a notice before a part that has one (B-24)", () => {
    expect(caseKind.steps(story).map((s) => s.id)).toEqual([
      "story/1",
      "story/2",
      "story/3!notice",
      "story/3",
    ]);
    expect(caseKind.steps(story)[2]).toMatchObject({ notice: true, whatIfs: [] });
    expect(caseKind.steps(story)[2]).not.toHaveProperty("question");
    expect(caseKind.steps(story)[3]).toEqual({
      id: "story/3",
      title: "title of part 3",
      notice: false,
      partId: "3",
      question: "story/3",
      whatIfs: [],
    });
  });

  it("carry the what-ifs of their part (B-5)", () => {
    expect(caseKind.steps(story)[1]?.whatIfs).toEqual([
      { id: "younger", title: "Younger", question: "story/2?younger" },
    ]);
  });
});

describe("what a part shows (B-24)", () => {
  const face = (step: string, more: Partial<FaceContext> = {}) =>
    caseKind.face(story, { step: plan.step(step), question: null, shown: [], ...more } as FaceContext);

  it("recalls the part just before, and only if that one was shown", () => {
    expect(face("story/2", { shown: ["story/1"] })).toMatchObject({ recall: "recall of part 1" });
    expect(face("story/2", { shown: ["story/3"] })).toMatchObject({ recall: null });
    expect(face("story/3", { shown: ["story/1"] })).toMatchObject({ recall: null });
    expect(face("story/3", { shown: ["story/1", "story/2"] })).toMatchObject({ recall: "recall of part 2" });
    expect(face("story/1", { shown: ["story/1", "story/2"] })).toMatchObject({ recall: null });
  });

  it("tells the fact of the what-if that is asked, of no other, and none with the part's own question (B-5)", () => {
    const asked = (whatIfId?: string) => {
      const question = { ...plan.question("story/2"), ...(whatIfId ? { whatIfId } : {}) };
      const shown = caseKind.face(twoWhatIfs, {
        step: plan.step("story/2"),
        question,
        shown: [],
      } as unknown as FaceContext);
      return shown.kind === "case" ? shown.whatIf : shown;
    };
    expect(asked("younger")).toEqual({ title: "Younger", fact: "WHATIF-FACT she is younger." });
    expect(asked("older")).toEqual({ title: "Older", fact: "OLDER-FACT" });
    expect(asked()).toBeNull();
  });

  it("shows no what-if where nothing is asked", () => {
    expect(face("story/2")).toMatchObject({ kind: "case", title: "The story", whatIf: null });
  });
});

describe("the key of a part (B-49)", () => {
  const key = (question: string) => caseKind.key(story, plan.question(question)!);
  const reason = "KEY-REASON because the key says so";

  it("is that of the question: a what-if has its own, which may be another than its part's", () => {
    expect(key("story/2")).toEqual([{ id: "story/2", text: "Is it so?", accepted: ["unsure"], reason }]);
    expect(key("story/2?younger")).toEqual([
      { id: "story/2?younger", text: "Is it so?", accepted: ["yes"], reason },
    ]);
  });

  it("is that of the what-if asked, where a part has several", () => {
    const asked = { ...plan.question("story/2")!, id: "story/2?older", whatIfId: "older" };
    expect(caseKind.key(twoWhatIfs, asked)).toEqual([
      { id: "story/2?older", text: "Is it so?", accepted: ["no"], reason: "OLDER-REASON" },
    ]);
  });
});

describe("which answers fit a part (B-27)", () => {
  it.each<[string, unknown]>([
    ["none", {}],
    ["an answer that is not offered", { answer: "perhaps" }],
    ["the name of something every object has", { answer: "constructor" }],
    ["sureness out of 1 to 5", { answer: "yes", sureness: 6 }],
    ["half a sureness", { answer: "yes", sureness: 2.5 }],
    ["an element that is not asked for", { answer: "yes", elements: ["act", "motive"] }],
    ["a clause of an earlier part", { answer: "yes", clauses: ["p1-a"] }],
    ["a clause of a later part", { answer: "yes", clauses: ["p3-a"] }],
    ["a clause that does not exist", { answer: "yes", clauses: ["p2-z"] }],
    ["something more", { answer: "yes", why: "because" }],
    ["a poll's answer", { choice: ["yes"] }],
    ["marks without an answer", { elements: ["act"] }],
    ["a reason without an answer", { reason: "Her passport" }],
    ["a reason that is too long", { answer: "yes", reason: "x".repeat(201) }],
  ])("not %s", (_what, body) => expect(parse(body)).toBeNull());

  it("an answer, with all that is asked for, each mark once", () => {
    const whole = { answer: "no", sureness: 4, elements: ["act", "means"], clauses: ["p2-b"] };
    expect(parse(whole)).toEqual(whole);
    expect(parse({ answer: "no", elements: ["act", "act"], clauses: ["p2-a", "p2-a"] })).toEqual({
      answer: "no",
      elements: ["act"],
      clauses: ["p2-a"],
    });
  });

  it("an answer alone, also with empty marks", () =>
    expect(parse({ answer: "yes", elements: [], clauses: [] })).toEqual({ answer: "yes" }));
  it("a what-if marks the clauses of its part", () =>
    expect(parse({ answer: "yes", clauses: ["p2-a"] }, "story/2?younger")).not.toBeNull());

  it("nothing that this case does not ask for", () => {
    for (const more of [{ sureness: 3 }, { elements: ["act"] }, { clauses: ["p2-a"] }])
      expect(parse({ answer: "yes", ...more }, "story/2", plain)).toBeNull();
    expect(parse({ answer: "yes" }, "story/2", plain)).toEqual({ answer: "yes" });
  });
});

describe("counting a part (B-19)", () => {
  it("counts answers, passes, sureness, elements and clauses by people", () => {
    const tally = caseKind.tally(story, secondPart, [
      { answer: "yes", sureness: 5, elements: ["act", "purpose"], clauses: ["p2-a"] },
      { answer: "yes", sureness: 5, clauses: ["p2-a"] },
      { answer: "no" },
      { pass: true },
    ]);
    expect(tally).toEqual({
      answered: 3,
      passed: 1,
      others: [],
      counts: { yes: 2, unsure: 0, no: 1 },
      marks: { sureness: { 5: 2 }, elements: { act: 1, means: 0, purpose: 1 }, clauses: { "p2-a": 2 } },
    });
  });

  it("shows answers with their tones, in the author's order", () =>
    expect(caseKind.options(story, secondPart).map((o) => o.tone)).toEqual(["yes", "unsure", "no"]));
});

describe("a reason with the vote (B-92)", () => {
  it("is taken where the part asks for one, and may be left empty, as a form posts it", () => {
    expect(parse({ answer: "yes", reason: " Her passport " })).toEqual({
      answer: "yes",
      reason: "Her passport",
    });
    expect(parse({ answer: ["yes"], reason: [""] })).toEqual({ answer: "yes" });
  });

  it("is refused where nobody asked: at another part, and at a what-if", () => {
    for (const question of ["story/1", "story/2?younger"]) {
      expect(parse({ answer: "yes", reason: "Her passport" }, question)).toBeNull();
      expect(parse({ answer: ["yes"], reason: [""] }, question)).toEqual({ answer: "yes" });
    }
    const asks = (question: string) => caseKind.ask(story, plan.question(question)!)?.form;
    expect(
      [asks("story/1"), asks("story/2"), asks("story/2?younger")].map(
        (form) => form?.kind === "case" && form.reason,
      ),
    ).toEqual([false, true, false]);
  });

  it("is in no count of the room", () => {
    const { texts, others, marks } = caseKind.tally(story, plan.question("story/2")!, [
      { answer: "yes", reason: "Her passport" },
    ]);
    expect(JSON.stringify({ texts, others, marks })).not.toContain("passport");
  });
});
