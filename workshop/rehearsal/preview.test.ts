import { describe, expect, it } from "vitest";
import type { Activity } from "@/activities/kinds";
import { blankDraft, type DraftActivity } from "@/workshop/editor/draft";
import { drawable, drawableTheme } from "@/workshop/editor/complete-draft";
import { type PreviewOf, type PreviewPhase, previewOf, previewStopAt } from "@/workshop/rehearsal/preview";
import { fromTemplate } from "@/workshop/editor/templates";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const blank = blankDraft("mine", "Mine");
const around: Omit<PreviewOf, "activity"> = {
  workshop: { id: "mine", language: "en", title: "Mine" },
  session: { id: "one", number: 1, title: "One" },
  words: [],
  translation: null,
  step: 0,
  whatIf: null,
  phase: "open",
};
const drawn = (draft: DraftActivity): Activity => drawable(draft)!;

const story = drawn({
  ...fromTemplate(blank, "case"),
  id: "ana",
  notice: "Control at work.",
  parts: ["offer", "debt", "locked"].map((id) => ({
    id,
    title: `The ${id}`,
    label: id,
    ...(id === "locked" ? { notice: "Violence." } : {}),
    clauses: [{ id: `${id}-1`, text: `What of ${id}.` }],
    key: { accepted: ["yes"], reason: "Because." },
    whatIfs:
      id === "debt"
        ? [{ id: "minor", title: "Ana is 17", fact: "She is 17.", key: { accepted: ["yes"], reason: "." } }]
        : [],
  })),
});

describe("the preview follows the author (B-224)", () => {
  const steps = previewOf({ ...around, activity: story }).steps;
  const stopAt = (path: string, phase: PreviewPhase = "open") => {
    const stop = previewStopAt(steps, path, phase);
    return stop && [steps[stop.step]?.id, stop.whatIf];
  };

  it.each([
    ["ana/parts/offer/title", ["ana/offer", null]],
    ["ana/parts/debt/clauses/debt-1/text", ["ana/debt", null]],
    ["ana/parts/debt/key/reason", ["ana/debt", null]],
    ["ana/parts/debt/whatIfs/minor/fact", ["ana/debt", "minor"]],
    ["ana/parts/locked", ["ana/locked", null]],
    ["ana/parts/locked/notice", ["ana/locked!notice", null]],
    ["ana/notice", ["ana!notice", null]],
    ["ana/question", null],
    ["ana/parts/offer/notice", null],
    ["other/parts/none", null],
  ])("at %s it shows %j", (path, stop) => expect(stopAt(path)).toEqual(stop));

  it("to the one form of a quiz while it is asked, and to the question once its results are shown", () => {
    const quiz = drawn(fromTemplate(blank, "quiz"));
    const [, second] = (quiz as { items: { id: string }[] }).items;
    const quizSteps = previewOf({ ...around, activity: quiz }).steps;
    const path = `${quiz.id}/items/${second!.id}/text`;
    expect(previewStopAt(quizSteps, path, "open")).toEqual({ step: 0, whatIf: null });
    expect(quizSteps[previewStopAt(quizSteps, path, "revealed")!.step]?.partId).toBe(second!.id);
  });

  it("asks the what-if that is written, and shows its results", () => {
    const step = steps.findIndex((s) => s.id === "ana/debt");
    for (const phase of ["prepared", "open", "revealed"] as const) {
      const { state, board } = previewOf({ ...around, activity: story, step, whatIf: "minor", phase });
      const view = phoneView(state, board);
      expect(view.asked).toMatchObject({ question: "ana/debt?minor", phase });
      expect(view.face).toMatchObject({ kind: "case", whatIf: { fact: "She is 17." } });
      expect(view.results === null).toBe(phase !== "revealed");
    }
  });

  it("in the language that is translated into, and says what that lacks as phones do", () => {
    const texts = { "ana/question": "¿Es Ana una víctima?", "ana/title": "La historia" };
    const translation = { language: "es", texts };
    const { state, board } = previewOf({ ...around, activity: story, translation, step: 1 });
    const view = phoneView(state, board, [], "es");
    expect(view).toMatchObject({
      language: "es",
      face: { title: "La historia", clauses: [{ text: "What of offer." }] },
      asked: { text: "¿Es Ana una víctima?" },
      written: { language: "es", original: "en" },
    });
    expect(view.written.lacking).toContain("What of offer.");
    expect(state.stageLanguages).toEqual(["es"]);
  });
});

it("has the look of the workshop, without what is half-chosen", () => {
  const look = { accent: "#5b3a8c", stage: "light" as const };
  const theme = drawableTheme({ ...look, logo: { alt: "Jeju Centre" } });
  const { state, board } = previewOf({ ...around, workshop: { ...around.workshop, theme }, activity: story });
  const here = { here: 1, connected: 1, waiting: 0, paused: null, split: null };
  const view = stageView(state, board, here, { address: "", code: "", url: "" });
  expect(view.theme).toEqual(look);
});
