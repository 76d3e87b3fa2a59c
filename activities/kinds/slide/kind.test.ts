import { describe, expect, it } from "vitest";
import type { FaceContext } from "@/model/kind";
import { type Slide, slideKind, slideSchema } from "@/activities/kinds/slide/kind";
import { layoutOf, slideLayouts } from "@/activities/kinds/slide/view";

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

  describe("its layout (E-65)", () => {
    const picture = { file: "map.png", alt: "A map", full: false };
    const problems = (more: object) => slideKind.check?.({ ...slide, ...more }, "activities.hello");

    it("is what text and picture ask for, until its author chooses one", () => {
      expect(layoutOf(slide)).toBe("text");
      expect(layoutOf({ ...slide, picture })).toBe("beside");
      expect(layoutOf({ ...slide, picture: { ...picture, full: true } })).toBe("picture");
      for (const layout of slideLayouts) expect(layoutOf({ ...slide, layout, picture })).toBe(layout);
    });

    it("says what it lacks, and which picture it does not show", () => {
      const choose = ["activities.hello.picture: choose a picture, or another layout."];
      for (const layout of ["beside", "picture"]) {
        expect(problems({ layout })).toEqual(choose);
        expect(problems({ layout, picture })).toEqual([]);
      }
      for (const layout of ["title", "text", "quote"]) {
        expect(problems({ layout })).toEqual([]);
        expect(problems({ layout, picture })).toHaveLength(1);
      }
      expect(problems({ layout: "columns" })).toHaveLength(1);
      expect(problems({ layout: "columns", body: "Before\n\n***\n\nAfter" })).toEqual([]);
      expect(problems({})).toEqual([]);
    });

    it("leaves paper in plain order", () => {
      const text = "Before\n\n***\n\nAfter";
      const paper = slideKind.onPaper?.({ ...slide, layout: "columns", body: text }, []);
      expect(paper).toEqual([{ type: "prose", text }]);
    });
  });

  describe("on stage and phones", () => {
    const seen = (surface: FaceContext["surface"], more: object = {}) =>
      slideKind.face({ ...slide, ...more }, { surface } as FaceContext);
    const whole = { kind: "slide", title: "Hello", body: "# Hello", picture: null };

    it("is the same, with its picture where it has one", () => {
      const picture = { file: "map.png", alt: "A map", full: true };
      for (const surface of ["stage", "phone"] as const) {
        expect(seen(surface)).toEqual(whole);
        expect(seen(surface, { picture })).toEqual({ ...whole, picture });
      }
    });

    it("names its layout only where text and picture do not say how they stand (E-65)", () => {
      const picture = { file: "map.png", alt: "A map", full: false };
      for (const layout of ["title", "columns", "quote"] as const)
        expect(seen("stage", { layout })).toEqual({ ...whole, layout });
      expect(seen("stage", { layout: "text" })).toEqual(whole);
      expect(seen("phone", { layout: "beside", picture: { ...picture, full: true } })).toEqual({
        ...whole,
        picture,
      });
      expect(seen("stage", { layout: "picture", picture })).toEqual({
        ...whole,
        picture: { ...picture, full: true },
      });
    });

    it("is whole on the stage where it is kept off the phones, which tell people to look up (B-26)", () => {
      expect(seen("stage", { onPhones: false })).toEqual(whole);
      expect(seen("phone", { onPhones: false })).toEqual({ kind: "look-up", title: "Hello" });
    });
  });
});
