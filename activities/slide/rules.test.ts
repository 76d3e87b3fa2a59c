import { describe, expect, it } from "vitest";
import { slideRules } from "@/activities/slide/rules";
import { type Slide, slideSchema } from "@/activities/slide/content";

const slide: Slide = slideSchema.parse({ id: "hello", kind: "slide", title: "Hello", body: "# Hello" });

describe("a slide", () => {
  it("is one step that asks nothing", () => {
    expect(slideRules.steps(slide)).toEqual([{ id: "hello", title: "Hello", notice: false, whatIfs: [] }]);
    expect(slideRules.options(slide, { id: "hello", activityId: "hello", stepId: "hello" })).toEqual([]);
  });

  it("takes no answer (B-27)", () => {
    const question = { id: "hello", activityId: "hello", stepId: "hello" };
    for (const body of [{}, { choice: ["a"] }, { answer: "yes" }, null])
      expect(slideRules.parse(slide, question, body)).toBeNull();
    expect(slideRules.tally(slide, question, [{ pass: true }])).toMatchObject({ answered: 0, counts: {} });
  });

  it("is on phones unless its author says otherwise", () => expect(slide.onPhones).toBe(true));
});
