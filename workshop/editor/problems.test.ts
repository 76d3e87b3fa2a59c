import { describe, expect, it } from "vitest";
import { activitySchema, kindNames } from "@/activities/kinds";
import { blankDraft, type Draft, draftActivitySchema } from "@/workshop/editor/draft";
import { drawable } from "@/workshop/editor/complete-draft";
import { finished, problemsOf } from "@/workshop/editor/problems";
import { choicesFor, pruned } from "@/workshop/editor/references";
import { emptyActivity, fromTemplate } from "@/workshop/editor/templates";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const blank = blankDraft("mine", "Mine");
const withActivities = (
  activities: Draft["sessions"][number]["activities"],
  more: Partial<Draft> = {},
): Draft => ({
  ...blank,
  summary: "What it is about.",
  source: "Ours.",
  ...more,
  sessions: [{ id: "one", number: 1, title: "One", minutes: 30, activities }],
});

describe("the problems of a draft (E-2)", () => {
  it("are none for a whole workshop", () => {
    expect(problemsOf(sampleWorkshop as Draft)).toEqual([]);
    expect(finished(sampleWorkshop as Draft)).toEqual({ ok: true, workshop: sampleWorkshop });
  });

  it("name what a blank workshop lacks", () => {
    expect(problemsOf(blank).map((p) => `${p.path}: ${p.sentence}`)).toEqual([
      "workshop:summary: Write something here.",
      "workshop:source: Write something here.",
      "session:session-1/title: Write something here.",
      "session:session-1/activities: Add an activity to this session, or delete the session.",
    ]);
  });

  it("point at the field by ids, as translations do", () => {
    const poll = {
      id: "poll",
      kind: "poll" as const,
      title: "P",
      question: "",
      options: [{ id: "red", text: "Red" }, { id: "blue" }],
      seconds: 2,
    };
    expect(problemsOf(withActivities([poll]))).toEqual([
      { path: "poll/seconds", sentence: "Give a number of 5 or more." },
      { path: "poll/question", sentence: "Write something here." },
      { path: "poll/options/blue/text", sentence: "Write something here." },
    ]);
  });

  it("name what points at nothing, once everything is written", () => {
    const story = {
      ...fromTemplate(blank, "case"),
      id: "story",
      band: { from: "debt", to: "nowhere", reason: "Because." },
    };
    expect(problemsOf(withActivities([story]))).toEqual([
      { path: "story/band/to", sentence: '"nowhere" is not a part of this case.' },
    ]);
  });
});

describe.each(kindNames)("a new %s", (kind) => {
  it("can be saved empty, says what it lacks unless it lacks nothing but a title, and can be drawn", () => {
    const empty = emptyActivity(blank, kind);
    expect(draftActivitySchema.safeParse(empty).error?.issues ?? []).toEqual([]);
    expect(problemsOf(withActivities([empty])).map((p) => p.path)).toContain(`${empty.id}/title`);
    expect(drawable(empty)?.kind).toBe(kind);
  });

  it("from the example is whole", () => {
    const example = fromTemplate(blank, kind);
    expect(activitySchema.safeParse(example).error?.issues ?? []).toEqual([]);
    expect(problemsOf(withActivities([example]))).toEqual([]);
    expect(pruned(blank, example)).toBe(example);
  });
});

describe("references", () => {
  it("offer what a key may name, and go when their target goes", () => {
    const quiz = fromTemplate(blank, "quiz");
    expect(choicesFor(blank, quiz, ["items", 0, "key", "accepted"])?.map((c) => c.id)).toEqual([
      "true",
      "false",
    ]);
    const changed = pruned(blank, {
      ...quiz,
      options: [
        { id: "true", text: "True" },
        { id: "maybe", text: "Maybe" },
      ],
    });
    expect((changed.items as { key: { accepted: string[] } }[]).map((i) => i.key.accepted)).toEqual([
      [],
      ["true"],
    ]);
  });

  it("are the rows and columns of a table's key", () => {
    const table = fromTemplate(blank, "table");
    expect(choicesFor(blank, table, ["key"])?.map((c) => c.id)).toEqual(["r1", "r2", "r3", "r4"]);
    expect(choicesFor(blank, table, ["key", "r1"])?.map((c) => c.id)).toEqual(["c1", "c2", "c3", "c4"]);
  });
});
