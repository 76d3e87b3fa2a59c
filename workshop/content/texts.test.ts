import { describe, expect, it } from "vitest";
import type { Poll } from "@/activities/kinds/poll/content";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { inLanguage, missingTexts, textsOf, withTexts } from "@/workshop/content/texts";
import { workshopSchema } from "@/workshop/content/workshop";
import { planOf } from "@/workshop/content/plan";

const paths = textsOf(sampleWorkshop).map((t) => t.path);

describe("the texts of a workshop (B-48)", () => {
  it("are named by ids, so that they stay with what they belong to", () => {
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of [
      "workshop:title",
      "session:s1/title",
      "hello/body",
      "poll/options/red/text",
      "story/parts/2/clauses/p2-a/text",
      "story/parts/1/key/reason",
    ]) {
      expect(paths).toContain(path);
    }
  });

  it("are neither ids nor kinds nor keys", () => {
    expect(paths.filter((p) => /\/(id|kind|tone|accepted\/\d+)$/.test(p))).toEqual([]);
  });

  it("tell which are for the trainer alone", () => {
    const trainer = textsOf(sampleWorkshop)
      .filter((t) => t.audience === "trainer")
      .map((t) => t.path);
    expect(trainer).toContain("hello/notes");
    expect(trainer).toContain("story/parts/1/notes");
    expect(trainer).not.toContain("hello/body");
  });

  it("are missed only where they are shown, also where a draft leaves them as they come", () => {
    const poll = sampleWorkshop.sessions.flatMap((s) => s.activities).find((a) => a.kind === "poll");
    const { otherText: _, ...bare } = poll as Poll;
    const missed = (content: object) => {
      const translations = { id: { texts: {}, status: "draft" as const } };
      const workshop = {
        ...sampleWorkshop,
        translations,
        sessions: [{ ...sampleWorkshop.sessions[0]!, activities: [{ ...bare, ...content } as Poll] }],
      };
      return missingTexts(workshop, "id").filter((path) => path.endsWith("/otherText"));
    };
    expect(missed({ other: false, otherText: "Other" })).toEqual([]);
    expect(missed({ other: false })).toEqual([]);
    expect(missed({ other: true })).toEqual(["poll/otherText"]);
  });

  it("replaced by themselves are the same workshop", () => {
    const all = Object.fromEntries(textsOf(sampleWorkshop).map((t) => [t.path, t.text]));
    expect(withTexts(sampleWorkshop, all)).toEqual(sampleWorkshop);
    expect(workshopSchema.parse(withTexts(sampleWorkshop, all))).toEqual(sampleWorkshop);
  });
});

describe("a workshop in another language (B-48)", () => {
  const translated = workshopSchema.parse({
    ...sampleWorkshop,
    translations: { id: { texts: { "poll/question": "Yang mana?", "poll/options/red/text": "Merah" } } },
  });

  it("has its own text where the translation has none, and the same ids everywhere", () => {
    const poll = planOf(inLanguage(translated, "id")).activity("poll");
    expect(poll).toMatchObject({
      question: "Yang mana?",
      title: "A poll",
      options: [
        { id: "red", text: "Merah" },
        { id: "blue", text: "Blue" },
      ],
    });
    expect(planOf(inLanguage(translated, "id")).steps.map((s) => s.id)).toEqual(
      planOf(translated).steps.map((s) => s.id),
    );
  });

  it("is the workshop itself where there is no translation, and made once where there is", () => {
    expect(inLanguage(translated, "ko")).toBe(translated);
    expect(inLanguage(translated, "id")).toBe(inLanguage(translated, "id"));
  });

  it("lists what it lacks", () => {
    const missing = missingTexts(translated, "id");
    expect(missing).toHaveLength(textsOf(translated).filter((t) => t.shown).length - 2);
    expect(missing).not.toContain("poll/question");
    expect(missingTexts(translated, "id", "room")).not.toContain("hello/notes");
  });
});

it("an authored text loses signs that would turn its direction, and keeps marks that help it", () => {
  const odd = workshopSchema.parse({ ...sampleWorkshop, title: "Good \u202Elive\u202C morning \u200E-5" });
  expect(odd.title).toBe("Good live morning \u200E-5");
});
