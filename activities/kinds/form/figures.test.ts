import { describe, expect, it } from "vitest";
import { figuresOf } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { guide } from "@/tests/support/guide";
import { sampleInput } from "@/tests/support/sample-report";
import { debriefOf } from "@/workshop/debrief/debrief";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { formReleased, type FormDebrief } from "@/activities/kinds/form/debrief-data";
import type { RoundInput } from "@/workshop/debrief/input";

const words = debriefWords();
const values = (most: string, useful: number) => ({ values: { "e-most": [most], "e-useful": useful } });
const bodies = [
  values("u2-who-is-a-victim", 5),
  values("u2-who-is-a-victim", 4),
  values("u7-assistance", 4),
  values("u2-who-is-a-victim", 3),
  values("u9-cooperation", 5),
  values("u2-who-is-a-victim", 4),
  { pass: true as const },
];
const evaluated = (bodies: readonly RoundInput["answers"][number]["body"][]) => {
  const answers = bodies.map((body, i) => ({ person: `p${i}`, body }));
  const { sessions } = debriefOf({
    ...sampleInput({ people: 19, workshop: guide }),
    rounds: [{ question: "evaluation", round: 1, presence: null, answers }],
    made: undefined,
  });
  return sessions.at(-1)!.activities.find((a) => a.activity.id === "evaluation") as FormDebrief;
};
const figures = (presence: RoundInput["presence"]) => {
  const round: RoundInput = {
    question: "evaluation",
    round: 1,
    presence,
    answers: bodies.map((body, i) => ({ person: `p${i}`, body })),
  };
  const { sessions } = debriefOf({
    ...sampleInput({ people: 19, workshop: guide }),
    rounds: [round],
    made: undefined,
  });
  return figuresOf(sessions.at(-1)!.activities.find((a) => a.activity.id === "evaluation")!, words);
};

describe("the evaluation of a workshop", () => {
  it("says first how many answered, of all who were there, or else of all who joined (H-2)", () => {
    expect(figures({ present: 10, paused: 0 })[0]!.reading).toMatch(
      /^6 of 10 people filled in something\. The form has 19 fields;/,
    );
    expect(figures(null)[0]!.reading).toMatch(/^6 of 19 people filled in something\./);
  });

  it("has each session with how many it helped most, and scales with their middle (D-38)", () => {
    const [sessions, overall] = figures(null);
    const helped = sessions!.tables[0]!.rows.filter((row) =>
      row.includes("Session 2: the victim-centred approach, and who is a victim"),
    );
    expect(helped[0]!.join(" ")).toMatch(/ 4 6$/);
    expect(sessions!.more![0]!.caption).toContain("Which sessions helped your work most?");
    expect(overall!.more![0]!.caption).toBe(
      "As a whole, how useful was it for your work? · 6 answers Median 4; middle half 4 to 4.8.",
    );
  });
});

describe("what people wrote into a form", () => {
  const wrote = Array.from({ length: 6 }, (_, i) => ({ values: { "e-change": `Text ${i}` } }));
  const last = (debrief: FormDebrief) =>
    figuresOf(debrief, words).find((f) => f.id === "evaluation-e-words")!;

  it("is told by how many wrote it, and on the trainers' page by nothing that is not there (D-38, B-63)", () => {
    const figure = last(evaluated(wrote));
    expect(figure.reading).toBe("The 2 fields were filled by 0 to 6 of 19 people each.");
    expect(figure.howDrawn).toBeUndefined();
    expect(figure.how).toBe(
      "Each field by itself, of those who filled it. What people wrote is in alphabetical order.",
    );
    expect(last(evaluated(wrote.slice(0, 4))).howDrawn).toMatch(/^Fewer than five people wrote/);
  });

  it("is for trainers alone, and a report says so (F-12)", () => {
    const debrief = formReleased(evaluated(wrote));
    expect(last(debrief).howDrawn).toBe("What people wrote here is for the trainers alone.");
    const report = reportOf(
      {
        ...debriefOf(sampleInput({ people: 19, workshop: guide })),
        sessions: [{ id: "s", number: 1, title: "S", activities: [debrief], withheld: [] }],
      },
      words,
      { released: true },
    );
    expect(JSON.stringify(report)).toContain("for the trainers alone");
    expect(JSON.stringify(report)).not.toContain("Text 1");
  });
});
