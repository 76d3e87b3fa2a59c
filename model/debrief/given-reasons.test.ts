import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { groupedBy } from "@/model/grouped-by";
import { partReasons, reasonsApart, reasonsIn, safelyBehind } from "@/model/debrief/given-reasons";

const wrote = (answer: string, people: number): AnswerBody[] =>
  Array.from({ length: people }, (_, i) => ({ answer, reason: `${answer} because ${i}` }));
const behind = (bodies: AnswerBody[]) =>
  Object.fromEntries(
    [...groupedBy(safelyBehind(reasonsIn(bodies)), (r) => r.behind ?? "")].map(([answer, reasons]) => [
      answer,
      reasons.length,
    ]),
  );

describe("which answer a reason stands behind (D-42)", () => {
  it.each([
    ["each where five wrote with each", { yes: 6, no: 5 }, { yes: 6, no: 5 }],
    ["the others together where they are five", { yes: 8, unsure: 3, no: 2 }, { yes: 8, "": 5 }],
    ["the smallest group joins those who are fewer", { yes: 8, unsure: 6, no: 1 }, { yes: 8, "": 7 }],
    ["the smallest joins, whoever wrote first", { unsure: 6, yes: 8, no: 1 }, { yes: 8, "": 7 }],
    ["of two alike always the same joins", { unsure: 1, yes: 6, no: 6 }, { no: 6, "": 7 }],
    [
      "of two alike always the same joins, whoever wrote first",
      { no: 6, yes: 6, unsure: 1 },
      { no: 6, "": 7 },
    ],
    ["none where only one group is large, and somebody is not in it", { yes: 12, no: 1 }, { "": 13 }],
    ["none where few wrote", { yes: 4 }, { "": 4 }],
  ])("%s", (_what, counts, groups) => {
    expect(behind(Object.entries(counts).flatMap(([answer, people]) => wrote(answer, people)))).toEqual(
      groups,
    );
  });

  it("is named for no choice of several, and keeps what was kept", () => {
    expect(
      reasonsIn([
        { choice: ["a", "b"], reason: "r" },
        { choice: ["a"], reason: "s" },
        { pass: true },
        { answer: "yes" },
      ]),
    ).toEqual([{ reason: "r" }, { reason: "s", behind: "a" }]);
    expect(reasonsIn([{ reason: "r", behind: "yes" }, { reason: "s" }])).toEqual([
      { reason: "r", behind: "yes" },
      { reason: "s" },
    ]);
  });

  it("stays named beside many who made no one choice", () => {
    const several = Array.from({ length: 8 }, (_, i) => ({
      choice: ["a", "b"],
      reason: `both because ${i}`,
    }));
    expect(behind([...several, ...wrote("a", 5), ...wrote("b", 2)])).toEqual({ a: 5, "": 10 });
  });

  it("has no reason of those who left it empty", () => {
    expect(reasonsIn([{ answer: "yes", reason: "" }, { choice: ["a"], reason: "" }, { pass: true }])).toEqual(
      [],
    );
  });

  it("leaves no list of fewer than five, and what is stored says the same when it is read again", () => {
    const answers = fc.array(fc.constantFrom("yes", "unsure", "no"), { maxLength: 40 });
    fc.assert(
      fc.property(answers, (all) => {
        const reasons = safelyBehind(reasonsIn(all.map((answer, i) => ({ answer, reason: `r${i}` }))));
        const lists = [...groupedBy(reasons, (r) => r.behind ?? null)];
        expect(reasons).toHaveLength(all.length);
        if (lists.length > 1 || lists.some(([answer]) => answer !== null))
          for (const [, list] of lists) expect(list.length).toBeGreaterThanOrEqual(MIN_REPORTABLE);
        expect(safelyBehind(reasons)).toEqual(reasons);
      }),
    );
  });
});

it("B-93: reasons are taken out of the answers, round by round, and none is lost", () => {
  const row = (questionId: string, round: number, body: AnswerBody) => ({
    questionId,
    round,
    body,
    pseudonym: "p",
  });
  const { answers, reasons } = partReasons([
    ...wrote("yes", 5).map((body) => row("story/2", 1, body)),
    row("story/2", 2, { answer: "no", reason: "later" }),
    row("story/2", 1, { pass: true }),
    row("story/1", 1, { answer: "no", sureness: 3 }),
  ]);
  expect(JSON.stringify(answers)).not.toContain("because");
  expect(answers.map((a) => a.body)).toEqual([
    ...Array(5).fill({ answer: "yes" }),
    { answer: "no" },
    { pass: true },
    { answer: "no", sureness: 3 },
  ]);
  expect(reasons).toEqual([
    ...Array.from({ length: 5 }, (_, i) => ({
      question: reasonsApart("story/2"),
      round: 1,
      body: { reason: `yes because ${i}`, behind: "yes" },
    })),
    { question: reasonsApart("story/2"), round: 2, body: { reason: "later" } },
  ]);
});

it("B-93: reasons of two questions are stored apart from each other, under a name that later versions find again", () => {
  const row = (questionId: string, reason: string) => ({
    questionId,
    round: 1,
    body: { answer: "yes", reason },
  });
  const { reasons } = partReasons([row("story/1", "of one"), row("story/2", "of two")]);
  expect(reasons.map((r) => [r.question, r.body.reason])).toEqual([
    ["story/1!reasons", "of one"],
    ["story/2!reasons", "of two"],
  ]);
});
