import type { AnswerBody } from "@/activities/kinds";
import { describe, expect, it } from "vitest";
import { figuresOf as allFigures, furtherFigures } from "@/workshop/debrief/figures-of";
import { debriefWords } from "@/components/debrief/translated-words";
import { guide } from "@/tests/support/guide";
import { sampleInput, sampleWords } from "@/tests/support/sample-report";
import { type ActivityDebrief, debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";
import { withoutWords } from "@/workshop/debrief/report/report-of";
import { shareOf } from "@/model/debrief/share";
import type { SplitTable } from "@/workshop/debrief/split/split-tables";
import { partReasons } from "@/model/debrief/given-reasons";

const words = debriefWords();
const activityOf = (input: DebriefInput, id: string): ActivityDebrief =>
  debriefOf(input)
    .sessions.flatMap((s) => s.activities)
    .find((a) => a.activity.id === id)!;
const figuresOf = (input: DebriefInput, id: string) => furtherFigures(activityOf(input, id), words);
const round = (question: string, bodies: RoundInput["answers"][number]["body"][]): RoundInput => ({
  question,
  round: 1,
  answers: bodies.map((body, i) => ({ person: `who-${i}`, body })),
});
const roomOf = (rounds: RoundInput[], people = 12): DebriefInput => ({
  ...sampleInput({ people, workshop: guide }),
  rounds,
  made: undefined,
});

it.each<[string, AnswerBody[]]>([
  ["Nobody answered.", []],
  ["Nobody agreed to work with these rules.", [{ pass: true }]],
  ["1 person agreed to work with these rules.", [{ agree: "yes" }, { pass: true }]],
])("D-65: of a working agreement it is said: %s", (reading, bodies) => {
  const debrief = activityOf(roomOf([round("s1-working-agreement", bodies)]), "s1-working-agreement");
  expect(allFigures(debrief, words)[0]?.reading).toBe(reading);
});

describe("the money in the story (H-14)", () => {
  it("stands behind the case, with every number in its table", () => {
    const [ledger] = figuresOf(sampleInput({ people: 19 }), "paula");
    expect(ledger!.reading).toBe(
      "By the figures of the month that the story gives, each month is £50 short. At part 8, the debt is said to be £15,000. £14,700 of it is beyond these figures.",
    );
    expect(ledger!.tables[0]!.rows).toEqual([
      ["Part 3", 2, "£100", "£100", "£0"],
      ["Part 4", 6, "£300", "£600", "£300"],
      ["Part 5", "not said", "–", "£5,000", "£4,400"],
      ["Part 8", "not said", "–", "£15,000", "£10,000"],
    ]);
  });

  it("has the sign of what is lacking before its number, also from right to left (B-196)", async () => {
    const [ledger] = furtherFigures(
      activityOf(sampleInput({ people: 19 }), "paula"),
      await sampleWords("ar"),
    );
    const amounts = ledger!.tables[1]!.rows.map(([, amount]) => String(amount)).filter((amount) =>
      amount.includes("−"),
    );
    expect(amounts).toHaveLength(2);
    for (const amount of amounts) expect(amount).toMatch(/^\u2066−£/);
  });
});

describe("the words behind a choice (H-15)", () => {
  const poll = round(
    "worker-question-1",
    ["male", "male", "female", "cannot-tell", "cannot-tell", "cannot-tell"].map((id) => ({ choice: [id] })),
  );
  const why = (question: string, texts: string[]) =>
    round(
      question,
      texts.map((text) => ({ texts: [text] })),
    );

  it("stand in columns side by side, under what the story does not say, and leave the trainers' page only when released", () => {
    const input = roomOf([
      poll,
      why("worker-question-2", ["garden", "garden", "beaten", "garden", "van"]),
      why("worker-question-3", ["family", "one", "two"]),
    ]);
    const [figure] = figuresOf(input, "worker-question-1");
    expect(figure!.reading).toBe(
      "The story never states the sex of the worker. The answer “I cannot tell” is added. Chosen were: Male by 2, Female by 1, I cannot tell by 3.",
    );
    expect(figure!.tables[0]!.rows).toEqual([
      ["Male", 2, 5],
      ["Female", 1, 3],
    ]);
    expect(figure!.texts).toEqual([
      { title: "Behind “Male”", texts: ["garden ×3", "beaten", "van"] },
      { title: "Behind “Female”", texts: [] },
    ]);
    expect(figure!.how).toContain("Fewer than five people wrote");
    expect(JSON.stringify(withoutWords(figure!))).not.toContain("garden");
  });

  it("are no figure where nobody was asked why", () => {
    expect(figuresOf(roomOf([poll]), "worker-question-1")).toEqual([]);
  });
});

describe("why people judged a part as they did (D-42)", () => {
  const why = (answers: [string, string?][]) =>
    answers.map(([answer, reason]) => ({ answer, ...(reason && { reason }) }));
  const yes = ["Her passport", "her passport", "The debt", "He keeps her papers", "He took it"].map(
    (r): [string, string] => ["yes", r],
  );
  const unsure = ["A contract?", "Visa", "No locks", "Who lends?", "Rent"].map((r): [string, string] => [
    "unsure",
    r,
  ]);
  const walls = (bodies: RoundInput["answers"][number]["body"][]) =>
    figuresOf(roomOf([round("paula/4", bodies)]), "paula").filter((f) => f.id.endsWith("-reasons"));

  it("is a wall for each part, behind each answer that five people gave with a reason; it leaves the page only when released", () => {
    const [wall, ...more] = walls(why([...yes, ...unsure, ["no"], ["no"]]));
    expect(more).toEqual([]);
    expect(wall!.id).toBe("paula-4-reasons");
    expect(wall!.reading).toBe("10 of 12 people who answered wrote why.");
    expect(wall!.tables[0]!.rows).toEqual([
      ["Yes", 5],
      ["Not enough to say yet", 5],
    ]);
    expect(wall!.texts).toEqual([
      { title: "Yes", texts: ["He keeps her papers", "He took it", "Her passport ×2", "The debt"] },
      { title: "Not enough to say yet", texts: ["A contract?", "No locks", "Rent", "Visa", "Who lends?"] },
    ]);
    expect(JSON.stringify(withoutWords(wall!))).not.toMatch(/papers|debt|Rent/);
  });

  it("is one list where somebody would stand alone, and no text below five who wrote", () => {
    expect(
      walls(why([...yes, ["no", "Her choice"]]))[0]!.texts!.map((g) => [g.title, g.texts.length]),
    ).toEqual([["All answers", 5]]);
    const [few] = walls(why(yes.slice(1)));
    expect(few!.reading).toBe("4 of 4 people who answered wrote why.");
    expect(few!.texts).toEqual([]);
    expect(few!.how).toContain("Fewer than five people wrote");
    expect(walls(why([["yes"], ["no"], ["no"], ["yes"], ["yes"]]))).toEqual([]);
  });

  it("says the same after its activity was finished, when reasons are stored apart from answers", () => {
    const bodies = why([...yes, ...unsure, ["no"], ["no"]]);
    const parted = partReasons(bodies.map((body) => ({ questionId: "paula/4", round: 1, body })));
    const apart = {
      ...round(
        "paula/4",
        parted.answers.map((a) => a.body),
      ),
      reasons: parted.reasons.map((r) => r.body),
    };
    expect(figuresOf(roomOf([apart]), "paula").filter((f) => f.id.endsWith("-reasons"))).toEqual(
      walls(bodies),
    );
  });

  it("is a wall of a poll that asks why", () => {
    const poll = guide.sessions.flatMap((s) => s.activities).find((a) => a.kind === "poll" && !a.several)!;
    const option = poll.kind === "poll" ? poll.options[0]! : null;
    const [wall] = figuresOf(
      roomOf([
        round(
          poll.id,
          yes.map(([, reason]) => ({ choice: [option!.id], reason })),
        ),
      ]),
      poll.id,
    );
    expect(wall!.texts).toMatchObject([{ title: option!.text, texts: { length: 4 } }]);
  });
});

describe("what the text does not show (H-16)", () => {
  const santi = "s10-santi-indicators";
  const marked = (item: string, mark: string, people: number) =>
    figuresOf(
      roomOf([
        round(
          `${santi}/santi`,
          Array.from({ length: people }, () => ({ marks: { [item]: mark, i1: "present" } })),
        ),
      ]),
      santi,
    );

  it("is counted where people marked it present, such as contact that the story of Santi says nothing of", () => {
    const [trap] = marked("i12", "present", 7);
    expect(trap!.reading).toBe("Most often marked present: “No contact” (7 of 7).");
    expect(trap!.expert).toContain("The story does not say whether he may call home or go out.");
    expect(marked("i12", "unknown", 7)).toEqual([]);
    expect(marked("i12", "present", 4)).toEqual([]);
  });

  it("is not counted where the key accepts “present” beside another mark, as for the papers that Santi never had", () =>
    expect(marked("i11", "present", 7)).toEqual([]));
});

describe("answers by sector behind a quiz (H-8)", () => {
  const quiz = guide.sessions
    .flatMap((s) => s.activities)
    .find((a) => a.kind === "quiz" && a.items.length > 2)!;
  const items = quiz.kind === "quiz" ? quiz.items : [];
  const options = [
    { id: "a", text: "Yes" },
    { id: "b", text: "No" },
  ];
  const split = (index: number): SplitTable => ({
    question: "q",
    round: 1,
    number: index + 1,
    text: items[index]!.text,
    whatIf: null,
    options,
    groups: [6, 5].map((yes) => ({
      sector: null,
      people: 8,
      shares: [shareOf(yes, 8), shareOf(8 - yes, 8)],
    })),
  });
  const how = (pace: "form" | "steps", shown: number) =>
    furtherFigures(
      {
        kind: "quiz",
        activity: { ...quiz, pace },
        splits: items.slice(0, shown).map((_, i) => split(i)),
      } as ActivityDebrief,
      words,
    )[0]!.how;

  it.each(["form", "steps"] as const)("says that something is left out only where it is: %s", (pace) => {
    const leftOut = words.from("counting")("sectors.leftOut");
    expect(how(pace, items.length)).not.toContain(leftOut);
    expect(how(pace, items.length - 1)).toContain(leftOut);
  });
});
