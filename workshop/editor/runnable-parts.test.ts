import { describe, expect, it } from "vitest";
import { blankDraft, type Draft, type DraftActivity } from "@/workshop/editor/draft";
import { partOf, partsOf } from "@/workshop/editor/runnable-parts";
import { problemsOf } from "@/workshop/editor/problems";
import { fromTemplate } from "@/workshop/editor/templates";
import { checkWorkshop } from "@/workshop/content/check";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

const blank = blankDraft("mine", "Mine");
const slide = (id: string, more: object = {}): DraftActivity => ({
  id,
  kind: "slide",
  title: id,
  body: `# ${id}`,
  ...more,
});
const gaps: DraftActivity = {
  id: "gaps",
  kind: "quiz",
  title: "With gaps",
  items: [{ id: "item-1", text: "True?" }],
};

const draft: Draft = {
  ...blank,
  summary: "What it is about.",
  source: "Ours.",
  sessions: [
    { id: "one", number: 1, title: "One", minutes: 30, activities: [slide("hello"), gaps] },
    { id: "two", number: 2, title: "Two", minutes: 30, activities: [slide("bye")] },
  ],
  agendas: [
    {
      id: "all",
      title: "All",
      days: [{ id: "d", title: "D", start: "09:00", slots: [{ id: "s", session: "two", minutes: 30 }] }],
    },
    {
      id: "with-gaps",
      title: "Gaps",
      days: [
        {
          id: "d",
          title: "D",
          start: "09:00",
          slots: [{ id: "s", session: "one", activities: ["gaps"], minutes: 30 }],
        },
      ],
    },
  ],
  translations: {
    th: { status: "draft", texts: { "hello/title": "สวัสดี", "gaps/title": "ช่อง", "workshop:title": "ของฉัน" } },
  },
};
const idsOf = (whole: Draft, part: string) =>
  partOf(whole, part)?.sessions.flatMap((s) => s.activities.map((a) => a.id)) ?? null;

describe("what can be opened of a workshop that is not finished (B-220)", () => {
  it("is everything that is ready, each session that is whole, and each activity that is", () => {
    expect(problemsOf(draft)).not.toEqual([]);
    expect(partsOf(draft)).toEqual({
      ready: 2,
      all: 3,
      sessions: [
        {
          id: "one",
          part: "session:one",
          number: 1,
          title: "One",
          ready: false,
          activities: [
            { id: "hello", title: "hello", ready: true },
            { id: "gaps", title: "With gaps", ready: false },
          ],
        },
        {
          id: "two",
          part: "session:two",
          number: 2,
          title: "Two",
          ready: true,
          activities: [{ id: "bye", title: "bye", ready: true }],
        },
      ],
    });
    expect(idsOf(draft, "ready")).toEqual(["hello", "bye"]);
    expect(idsOf(draft, "session:two")).toEqual(["bye"]);
    expect(idsOf(draft, "hello")).toEqual(["hello"]);
    for (const part of ["session:one", "gaps", "nothing", "session:nothing", ""])
      expect(idsOf(draft, part)).toBeNull();
  });

  it("keeps the agendas that can still be run, and the translations of what is in it", () => {
    const ready = partOf(draft, "ready")!;
    expect(ready.agendas.map((a) => a.id)).toEqual(["all"]);
    expect(ready.translations).toEqual({
      th: { status: "draft", texts: { "hello/title": "สวัสดี", "workshop:title": "ของฉัน" } },
    });
    expect(checkWorkshop(ready)).toEqual([]);
  });

  it("leaves out what cannot stand without what is left out, and words that are not written", () => {
    const before = { ...fromTemplate(blank, "quiz"), id: "before" };
    const after = { ...before, id: "after", after: "before" };
    const broken = { ...before, title: "" };
    const linked = slide("linked", { body: "[debt](word:debt)" });
    const draftOf = (...activities: DraftActivity[]): Draft => ({
      ...draft,
      agendas: [],
      words: [{ id: "debt" }],
      sessions: [{ ...draft.sessions[0]!, activities }],
    });
    expect(idsOf(draftOf(before, after, slide("x")), "ready")).toEqual(["before", "after", "x"]);
    expect(idsOf(draftOf(before, after, slide("x")), "after")).toBeNull();
    expect(idsOf(draftOf(broken, after, linked, slide("x")), "ready")).toEqual(["x"]);
  });

  it("is nothing while the workshop itself has no title or nothing is ready", () => {
    expect(partsOf({ ...draft, title: "" })).toBeNull();
    expect(partsOf(blank)).toBeNull();
  });

  it("is all of a workshop that is finished", () => {
    expect(partOf(sampleWorkshop as Draft, "ready")).toEqual(sampleWorkshop);
    const parts = partsOf(guide as Draft)!;
    expect(parts.ready).toBe(parts.all);
    // A test after cannot stand without the test before it.
    expect(parts.sessions.flatMap((s) => s.activities).filter((a) => !a.ready).length).toBeLessThan(5);
  });
});
