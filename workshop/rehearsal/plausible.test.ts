import { kindOf } from "@/activities/kinds";
import { seeded } from "@/model/statistics/random";
import type { Simulated } from "@/model/activity/simulated-participant";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { parseBody } from "@/workshop/commands/judge-answer";
import type { Workshop } from "@/workshop/content/workshop";
import { phrasesIn } from "@/workshop/rehearsal/phrases";
import { plausible } from "@/workshop/rehearsal/plausible";
import { planOf } from "@/workshop/content/plan";
import { describe, expect, it } from "vitest";

const who = (seed: number): Simulated => ({
  insight: 0.7,
  random: seeded(seed),
  phrases: phrasesIn("en"),
  texts: ["abc12"],
});
/** Every question of a workshop that is asked. */
const questions = (workshop: Workshop) => {
  const plan = planOf(workshop);
  return workshop.sessions.flatMap((s) =>
    s.activities.flatMap((activity) =>
      plan
        .questionsOf(activity.id)
        .filter((q) => kindOf(activity).ask(activity, q))
        .map((question) => ({ activity, question })),
    ),
  );
};

describe("a simulated participant (B-56)", () => {
  it.each([
    ["the sample workshop", sampleWorkshop],
    ["the guide", guide],
  ])("gives only answers that the rules take: %s", (_name, workshop) => {
    const asked = questions(workshop);
    expect(asked.length).toBeGreaterThan(3);
    for (const { activity, question } of asked) {
      for (let seed = 0; seed < 20; seed++) {
        const body = plausible(activity, question, who(seed));
        if (body)
          expect({ id: question.id, body, parsed: parseBody(activity, question, body) }).toMatchObject({
            id: question.id,
            parsed: expect.anything(),
          });
      }
    }
  });

  it("gives no more dots in a gallery than a person has, and marks nothing where nothing is shown", () => {
    const dotted = questions(guide).filter(
      (q) => q.activity.kind === "worksheet" && q.question.id.endsWith("/gallery"),
    );
    expect(dotted.length).toBeGreaterThan(0);
    const texts = Array.from({ length: 30 }, (_, n) => `entry${n}`);
    for (const { activity, question } of dotted) {
      for (let seed = 0; seed < 20; seed++) {
        const body = plausible(activity, question, { ...who(seed), texts });
        if (body && !("pass" in body))
          expect(parseBody(activity, question, body)).toMatchObject({ entries: expect.anything() });
      }
      expect(plausible(activity, question, { ...who(3), texts: [] })).toBeNull();
    }
  });

  it("answers the same again from the same seed", () => {
    const { activity, question } = questions(sampleWorkshop).find((q) => q.activity.kind === "case")!;
    expect(plausible(activity, question, who(7))).toEqual(plausible(activity, question, who(7)));
  });

  it("is near the key more often with more insight", () => {
    const { activity, question } = questions(guide).find((q) => q.question.id === "paula/7")!;
    const yes = (insight: number) =>
      Array.from({ length: 300 }, (_, seed) =>
        plausible(activity, question, { ...who(seed), insight }),
      ).filter((b) => b && "answer" in b && b.answer === "yes").length;
    expect(yes(0.9)).toBeGreaterThan(yes(0.1) + 60);
  });
});
