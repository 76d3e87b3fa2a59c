import { describe, expect, it } from "vitest";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { sampleInput } from "@/tests/support/sample-report";
import type { AnswerBody } from "@/activities/kinds";
import { type ActivityDebrief, type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import { twoTests } from "@/tests/support/two-tests";
import { seeded } from "@/model/statistics/random";
import { enoughItems } from "@/workshop/debrief/report/enough-items";

const words = debriefWords();
const all = (debrief: Debrief): ActivityDebrief[] => debrief.sessions.flatMap((s) => s.activities);

/** People behind each thing of a debrief that is counted by itself. */
const peopleBehind = (a: ActivityDebrief): number[] => {
  switch (a.kind) {
    case "quiz":
      return a.items.flatMap((i) => i.rounds.map((r) => r.answered));
    case "form":
      return a.sections.flatMap((s) => s.fields.map((f) => f.filled));
    case "checklist":
      return a.subjects.flatMap((s) => s.items.map((i) => i.agreement.of));
    case "scale":
      return a.rounds.flatMap((r) => r.rows.map((row) => row.people));
    case "sort":
      return [...a.contested, ...a.rounds.flatMap((r) => r.rows)].map((r) => r.given);
    case "table":
      return a.activity.one ? a.rounds.flatMap((r) => r.rows.map((row) => row.given)) : [];
    default:
      return [];
  }
};

/** The same answers, in which people left out most of what they were asked item by item. */
function thinned(body: AnswerBody, random: () => number): AnswerBody {
  const thin = (value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(() => random() < 0.4))
      : value;
  return Object.fromEntries(Object.entries(body).map(([part, value]) => [part, thin(value)])) as AnswerBody;
}

describe("F-18: what is published within a round", () => {
  it.each([
    ["every kind", everyKind],
    ["the guide", guide],
  ] as const)("holds nothing that one to four people gave, and still draws, of %s", (_name, workshop) => {
    const random = seeded(7);
    const input = sampleInput({ people: 9, workshop });
    const rounds = input.rounds.map((r) => ({
      ...r,
      answers: r.answers.map((a) => ({ ...a, body: thinned(a.body, random) })),
    }));
    const whole = debriefOf({ ...input, rounds });
    const few = (debrief: Debrief) =>
      all(debrief)
        .flatMap(peopleBehind)
        .filter((n) => n > 0 && n < 5).length;
    expect(few(whole)).toBeGreaterThan(10);
    expect(few(enoughItems(whole))).toBe(0);
    expect(JSON.stringify(all(enoughItems(whole)).flatMap((a) => figuresOf(a, words)))).not.toMatch(
      /NaN|undefined|Infinity/,
    );
  });

  it("leaves the others their numbers", () => {
    const takers = Array.from({ length: 6 }, (_, i) => ({ code: null, after: i < 2 ? "RRW" : "R-W" }));
    const quiz = all(enoughItems(debriefOf(twoTests(takers, 3).input))).find((a) => a.activity.id === "post");
    expect(quiz?.kind === "quiz" && quiz.items.map((i) => i.number).sort()).toEqual([1, 3]);
  });

  it("changes nothing where everybody gave everything", () => {
    const debrief = debriefOf(sampleInput({ people: 23, workshop: everyKind }));
    const kept = (d: Debrief) => all(d).map((a) => a.activity.id);
    expect(kept(enoughItems(debrief))).toEqual(kept(debrief));
  });
});
