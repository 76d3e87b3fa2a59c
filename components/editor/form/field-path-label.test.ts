import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { kindNames } from "@/activities/kinds";
import { type EditorWords, fieldPathLabel } from "@/components/editor/form/field-path-label";
import { messages } from "@/messages/load";
import { blankDraft, type Draft, type DraftActivity } from "@/workshop/editor/draft";
import { problemsOf } from "@/workshop/editor/problems";
import { fromTemplate } from "@/workshop/editor/templates";
import { gapsIn } from "@/tests/support/draft-gaps";

const words = createTranslator({ locale: "en", messages, namespace: "editor" }) as unknown as EditorWords;
const holding = (...activities: DraftActivity[]): Draft => ({
  ...blankDraft("mine", "Mine"),
  summary: "What it is about.",
  source: "Ours.",
  sessions: [{ id: "one", number: 1, title: "One", minutes: 30, activities }],
});
const way = (draft: Draft, path: string) => fieldPathLabel(path, draft, words).join(" › ");

describe("the way to a field (B-221)", () => {
  const quiz = {
    id: "test",
    kind: "quiz" as const,
    items: [
      { id: "item-1", text: "Trafficking always crosses a border, and never happens at home." },
      { id: "item-2" },
    ],
  };
  const table = {
    id: "who",
    kind: "table" as const,
    rows: [{ id: "r1", text: "The police" }],
    columns: [{ id: "c1", text: "Protects" }],
    reasons: { r1: "" },
  };
  const draft: Draft = {
    ...holding(quiz, table),
    words: [{ id: "debt", term: "Debt bondage" }],
    agendas: [{ id: "two", title: "Two days", days: [{ id: "d1", slots: [{ id: "s1" }] }] }],
  };

  it.each([
    ["test/question", "What to do"],
    ["test/items", "Questions"],
    [
      "test/items/item-1/key/accepted",
      "Question 1 “Trafficking always crosses a border, an…” › Expert’s answer › Right answers",
    ],
    ["test/items/item-2/text", "Question 2 › Question or statement"],
    ["who/reasons/r1", "Why › The police"],
    ["workshop:source", "Where it comes from"],
    ["workshop:sessions", ""],
    ["session:one/title", "Title"],
    ["session:one/activities", ""],
    ["word:debt/meaning", "What it means"],
    ["agenda:two/days/d1/slots/s1/session", "Day 1 › Entry 1 › Session"],
    ["gone/title", ""],
  ])("%s is %s", (path, said) => expect(way(draft, path)).toBe(said));

  it.each(kindNames)("is made of words for whatever may be missing of a %s", (kind) => {
    const whole = fromTemplate(blankDraft("mine", "Mine"), kind);
    for (const draft of gapsIn(whole).map((activity) => holding(activity)))
      for (const { path } of problemsOf(draft)) {
        const said = fieldPathLabel(path, draft, words);
        if (path !== whole.id) expect(said, path).not.toEqual([]);
        for (const step of said) expect(step, path).toMatch(/^\p{Lu}|\s/u);
      }
  });
});
