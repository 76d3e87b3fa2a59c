import { describe, expect, it } from "vitest";
import type { Place } from "@/model/kind";
import { type Slide, slideKind, slideSchema } from "@/activities/kinds/slide/kind";

const slide: Slide = slideSchema.parse({ id: "hello", kind: "slide", title: "Hello", body: "# Hello" });

describe("a slide", () => {
  it("is one step that asks nothing", () => {
    expect(slideKind.steps(slide)).toEqual([{ id: "hello", title: "Hello", notice: false, whatIfs: [] }]);
    expect(slideKind.options(slide, { id: "hello", activityId: "hello", stepId: "hello" })).toEqual([]);
  });

  it("takes no answer (B-27)", () => {
    const question = { id: "hello", activityId: "hello", stepId: "hello" };
    for (const body of [{}, { choice: ["a"] }, { answer: "yes" }, null])
      expect(slideKind.parse(slide, question, body)).toBeNull();
    expect(slideKind.tally(slide, question, [{ pass: true }])).toMatchObject({ answered: 0, counts: {} });
  });

  it("is on phones unless its author says otherwise", () => expect(slide.onPhones).toBe(true));

  describe("on stage and phones", () => {
    const seen = (surface: Place["surface"], more: object = {}) =>
      slideKind.face({ ...slide, ...more }, { surface } as Place);
    const whole = { kind: "slide", title: "Hello", body: "# Hello", picture: null };

    it("is the same, with its picture where it has one", () => {
      const picture = { file: "map.png", alt: "A map", full: true };
      for (const surface of ["stage", "phone"] as const) {
        expect(seen(surface)).toEqual(whole);
        expect(seen(surface, { picture })).toEqual({ ...whole, picture });
      }
    });

    it("is whole on the stage where it is kept off the phones, which tell people to look up (B-26)", () => {
      expect(seen("stage", { onPhones: false })).toEqual(whole);
      expect(seen("phone", { onPhones: false })).toEqual({ kind: "look-up", title: "Hello" });
    });
  });
});
