import { describe, expect, it } from "vitest";
import { kindOf } from "@/activities/kinds";
import { guide } from "@/tests/support/guide";
import { Judges } from "@/tests/support/samples/judge";
import { conferencePeople, jejuPeople } from "@/tests/support/samples/people";
import { sheets } from "@/tests/support/samples/worksheets";
import { fields, open } from "@/tests/support/samples/words";
import { parseBody } from "@/workshop/commands/judge-answer";
import { planOf } from "@/workshop/content/plan";

const plan = planOf(guide);
const judges = new Judges(2026, 23);
const contextOf = (question: string, round = 1, progress = 0.5) => {
  const match = plan.question(question)!;
  return { activity: plan.activity(match.activityId)!, question: match, round, progress, texts: ["abc12"] };
};

describe("the people of the sample rooms", () => {
  it("are the same from the same seed (S-1)", () => {
    expect(jejuPeople(7)).toEqual(jejuPeople(7));
    expect(conferencePeople(7, 40)).toEqual(conferencePeople(7, 40));
    const [first] = jejuPeople(7);
    expect(new Judges(1, 23).answer(first!, 0, contextOf("paula/5"))).toEqual(
      new Judges(1, 23).answer(first!, 0, contextOf("paula/5")),
    );
  });

  it("tick nothing beside “none of them”", () => {
    const chosen = jejuPeople(2026).flatMap((who, i) => {
      const body = judges.answer(who, i, contextOf("s3-evidence-check"));
      return body && "choice" in body ? [[body.choice].flat()] : [];
    });
    expect(chosen.some((choice) => choice.length > 1)).toBe(true);
    expect(chosen.filter((choice) => choice.includes("none") && choice.length > 1)).toEqual([]);
  });

  it("give only answers that the rules of the guide take (S-1)", () => {
    const people = jejuPeople(2026);
    const questions = plan.activities.flatMap((a) =>
      plan.questionsOf(a.id).filter((q) => kindOf(a).ask(a, q)),
    );
    expect(questions.length).toBeGreaterThan(60);
    for (const question of questions)
      for (const [i, who] of people.entries()) {
        const about = contextOf(question.id);
        const body = judges.answer(who, i, about);
        if (body)
          expect({
            question: question.id,
            body,
            taken: parseBody(about.activity, question, body),
          }).toMatchObject({
            taken: expect.anything(),
          });
      }
  });

  it("judge Paula's story by their paths, with a jump at part 4 and some steps back (S-3)", () => {
    const people = jejuPeople(2026);
    const yes = (part: number) =>
      people.filter((who, i) => {
        const body = judges.answer(who, i, contextOf(`paula/${part}`));
        return body && "answer" in body && body.answer === "yes";
      }).length;
    const counts = [1, 2, 3, 4, 5, 6, 7, 8].map(yes);
    const steps = counts.slice(1).map((n, i) => n - counts[i]!);
    expect(Math.max(...steps)).toBe(steps[2]);
    expect(people.filter(({ path: p }) => /y[nu]/.test(p)).length).toBeGreaterThan(2);
  });

  it("are moved in part by a talk, and in part by what the story tells next (S-3)", () => {
    const people = jejuPeople(2026);
    const moved = (from: [part: number, round: number], to: [part: number, round: number]) =>
      people.filter((who, i) => {
        const [then, now] = [from, to].map(([part, round]) =>
          judges.answer(who, i, contextOf(`paula/${part}`, round)),
        );
        return then && now && "answer" in then && "answer" in now && then.answer !== now.answer;
      }).length;
    expect(moved([4, 1], [4, 2])).toBeGreaterThan(0);
    expect(moved([4, 2], [5, 1])).toBeGreaterThan(0);
  });

  it("learn something, and a few of them the other way (S-3)", () => {
    const right = (test: "pre-test" | "post-test", who: ReturnType<typeof jejuPeople>[number], i: number) => {
      const about = contextOf(test, 1, test === "pre-test" ? 0 : 1);
      const body = judges.answer(who, i, about);
      if (!body || !("items" in body) || about.activity.kind !== "quiz") return null;
      return about.activity.items.filter((item) =>
        item.key.accepted.includes(body.items[item.id]?.choice ?? ""),
      ).length;
    };
    const gains = jejuPeople(2026).flatMap((who, i) => {
      const [before, after] = [right("pre-test", who, i), right("post-test", who, i)];
      return before === null || after === null ? [] : [after - before];
    });
    expect(gains.reduce((a, b) => a + b, 0) / gains.length).toBeGreaterThan(1);
    expect(gains.some((g) => g < 0)).toBe(true);
  });

  it("write on every worksheet that the guide has (S-1)", () => {
    const worksheets = plan.activities
      .filter((a) => a.kind === "worksheet")
      .map((a) => a.id)
      .sort();
    expect(Object.keys(sheets).sort()).toEqual(worksheets);
  });

  it("write texts of their own wherever the guide asks for words (S-3)", () => {
    const ids = plan.activities.flatMap((a) => (a.kind === "open" ? [a.id] : []));
    const inForms = plan.activities
      .flatMap((a) => (a.kind === "form" ? a.sections.flatMap((s) => s.fields) : []))
      .flatMap((f) => (f.type === "text" || f.type === "lines" ? [f.id] : []));
    expect(Object.keys(open).sort()).toEqual(ids.sort());
    expect(Object.keys(fields).sort()).toEqual([...new Set(inForms)].sort());
  });
});
