import { describe, expect, it } from "vitest";
import { type AnswerBody, kindNames, kindOf } from "@/activities/kinds";
import { everyKind } from "@/tests/support/every-kind";
import { sampleBody } from "@/tests/support/sample-answer";
import { eraseBody, type Erasing, wordsIn } from "@/workshop/retention/erase-body";
import { knownWords, writtenFields } from "@/workshop/retention/known-words";
import { placeholderFor } from "@/workshop/retention/placeholder";
import { planOf } from "@/workshop/content/plan";

const authored = knownWords([everyKind]);
const written = writtenFields([everyKind]);
const erasing = (activityId: string, words: string[] = []): Erasing => ({
  activityId,
  known: authored,
  written,
  placeholder: placeholderFor(words, (keys) => keys.toSorted()),
  renamed: (name) => `new-${name}`,
});
const plan = planOf(everyKind);
const questions = plan.steps.flatMap((s) => (s.question ? [plan.question(s.question)!] : []));

describe("E-41 an answer without the words of its giver", () => {
  it.each(kindNames)("keeps choices and numbers of every kind: %s", (kind) => {
    for (const question of questions.filter((q) => plan.activity(q.activityId)?.kind === kind)) {
      const activity = plan.activity(question.activityId)!;
      for (const n of [0, 1, 2]) {
        const body = kindOf(activity).parse(
          activity,
          question,
          sampleBody(activity, question, n),
        ) as AnswerBody | null;
        if (!body) continue;
        const words = wordsIn(body, erasing(activity.id));
        expect(words.filter((word) => !word.startsWith("own words"))).toEqual([]);
        if (words.length > 0) continue;
        expect(eraseBody(body, erasing(activity.id))).toEqual(body);
      }
    }
  });

  it("puts a block with a number for every text, the same for the same", () => {
    const body = (other: string) => ({ choice: ["yes"], other }) as AnswerBody;
    const erasure = erasing("a", ["My Own  words", "my own words", "others"]);
    expect(eraseBody(body("My Own  words"), erasure)).toEqual({ choice: ["yes"], other: "█ 1" });
    expect(eraseBody(body("my own words"), erasure)).toEqual({ choice: ["yes"], other: "█ 1" });
    expect(
      eraseBody({ texts: ["others", "present"] } as AnswerBody, erasing("a", ["others", "present"])),
    ).toEqual({
      texts: ["█ 1", "█ 2"],
    });
  });

  it("takes what stands in no workshop for somebody's own, wherever it stands", () => {
    const strange = { later: { deep: ["someone@example.org"], n: 3, yes: true } } as unknown as AnswerBody;
    expect(eraseBody(strange, erasing("a", ["someone@example.org"]))).toEqual({
      later: { deep: ["█ 1"], n: 3, yes: true },
    });
  });

  it("gives new names to texts, entries and links, and leaves passes alone", () => {
    expect(eraseBody({ support: ["abc"] } as AnswerBody, erasing("a"))).toEqual({ support: ["new-abc"] });
    expect(eraseBody({ entries: ["abcd"] } as AnswerBody, erasing("a"))).toEqual({ entries: ["new-abcd"] });
    expect(eraseBody({ pass: true }, erasing("a"))).toEqual({ pass: true });
    expect(eraseBody({ link: "Qx" } as unknown as AnswerBody, erasing("a"))).toEqual({ link: "new-Qx" });
  });
});
