import { describe, expect, it } from "vitest";
import type { AnswerBody } from "@/activities/kinds";
import { itemsFigure } from "@/activities/kinds/quiz/figures";
import { debriefWords } from "@/components/debrief/translated-words";
import { quizDebrief } from "@/activities/kinds/quiz/debrief-data";
import { quizSchema } from "@/activities/kinds/quiz/content";
import { workshopSchema } from "@/workshop/content/workshop";
import type { DebriefInput, RoundInput } from "@/workshop/debrief/input";

const item = (id: string, accepted: string[]) => ({
  id,
  text: `Statement ${id}`,
  key: { accepted, reason: "because" },
});
const authored = {
  id: "quiz",
  kind: "quiz",
  title: "Quiz",
  question: "True?",
  sureness: true,
  options: [
    { id: "true", text: "True" },
    { id: "false", text: "False" },
  ],
  items: [item("a", ["false"]), item("b", ["false"]), item("c", ["true"])],
};
const quiz = quizSchema.parse(authored);

/** "tff" and sureness 5: one person's answers in order; "-" leaves an item out. */
const answer = (letters: string, sureness?: number): AnswerBody => ({
  items: Object.fromEntries(
    [...letters].flatMap((l, i) =>
      l === "-"
        ? []
        : [["abc"[i], { choice: l === "t" ? "true" : "false", ...(sureness ? { sureness } : {}) }]],
    ),
  ),
});
const round = (bodies: AnswerBody[], question = "quiz", n = 1): RoundInput => ({
  question,
  round: n,
  answers: bodies.map((body, i) => ({ person: `p${i}`, body })),
});
const input = (rounds: RoundInput[], activities: object[] = [authored], people = 10): DebriefInput => ({
  title: "t",
  people,
  rounds,
  ended: true,
  startedAt: null,
  endedAt: null,
  curation: {},
  workshop: workshopSchema.parse({
    id: "w",
    language: "en",
    title: "W",
    summary: "s",
    source: "s",
    sessions: [{ id: "s", number: 1, title: "S", minutes: 1, activities }],
  }),
});

const room = [
  answer("ttt", 5),
  answer("ttt", 4),
  answer("tft", 2),
  answer("fft", 5),
  answer("ff-", 1),
  answer("fff", 3),
  { pass: true as const },
];

describe("the debrief of a quiz", () => {
  it("is not there where nothing was asked (D-1)", () => expect(quizDebrief(quiz, input([]))).toBeNull());

  it("has the item first that most people got wrong, with what the key accepts (D-31)", () => {
    const debrief = quizDebrief(quiz, input([round(room)]))!;
    expect(debrief.items.map((i) => [i.item.id, i.last.right.count, i.last.right.of])).toEqual([
      ["a", 3, 6],
      ["b", 4, 6],
      ["c", 4, 5],
    ]);
    expect(debrief.items[2]!.last).toMatchObject({ answered: 5, passed: 1, missing: 4 });
    expect(debrief.items[0]!.last.right.percent).toBe(50);
  });

  it("counts who was sure of another answer, of those who said how sure they were (D-32)", () => {
    const debrief = quizDebrief(quiz, input([round(room)]))!;
    expect(debrief.items[0]!.last.sureWrong).toMatchObject({ count: 2, of: 6 });
    expect(debrief.items[2]!.last.sureWrong).toMatchObject({ count: 0, of: 5 });
  });

  it("says nothing of sureness below five who gave it, and gives bare counts below five answers (D-2)", () => {
    const debrief = quizDebrief(quiz, input([round(room.slice(0, 4))]))!;
    expect(debrief.items[0]!.last.sureWrong).toBeNull();
    expect(debrief.items[0]!.last.right).toMatchObject({ count: 1, of: 4, percent: null });
    expect(debrief.same).toBeNull();
  });

  it("counts who gave one answer throughout, of those who answered every item (D-33)", () => {
    expect(quizDebrief(quiz, input([round(room)]))!.same).toEqual([
      { text: "True", count: 2, of: 5 },
      { text: "False", count: 1, of: 5 },
    ]);
    expect(itemsFigure(quizDebrief(quiz, input([round(room)]))!, debriefWords()).reading).toContain(
      "Of 5 people who answered every item, 2 answered each of them “True”.",
    );
  });

  it("counts it item by item too, by the labels of this activity", () => {
    const steps = { ...authored, pace: "steps" };
    const only = (id: string, choice: string): AnswerBody => ({ items: { [id]: { choice } } });
    const rounds = ["a", "b", "c"].map((id) =>
      round(
        Array.from({ length: 6 }, (_, i) => only(id, i < 5 ? "false" : id === "a" ? "true" : "false")),
        `quiz/${id}`,
      ),
    );
    const debrief = quizDebrief(quizSchema.parse(steps), input(rounds, [steps]))!;
    expect(debrief.same).toEqual([
      { text: "True", count: 0, of: 6 },
      { text: "False", count: 5, of: 6 },
    ]);
    expect(debrief.items[0]!.item.id).toBe("c");
    const figure = itemsFigure(debrief, debriefWords());
    expect(figure.reading).toContain(
      "Of 6 people who can be followed through all items, 5 answered each of them “False”.",
    );
    expect(figure.heads).toBe("6 answered each item");
  });

  it("keeps rounds apart; the last is the result", () => {
    const debrief = quizDebrief(
      quiz,
      input([round(room), round([answer("fff"), answer("fft")], "quiz", 2)]),
    )!;
    const a = debrief.items.find((i) => i.item.id === "a")!;
    expect(a.rounds.map((r) => r.right.count)).toEqual([3, 2]);
    expect(a.last.round).toBe(2);
  });

  it("sets a test after beside the one before, as shares of the room and never as pairs (D-34)", () => {
    const before = { ...authored, id: "before", test: true };
    const after = { ...authored, id: "after", test: true, after: "before" };
    const rounds = [
      round(room, "before"),
      round([answer("fft"), answer("fft"), answer("fff"), answer("tft"), answer("ff-")], "after"),
    ];
    const debrief = quizDebrief(quizSchema.parse(after), input(rounds, [before, after]))!;
    expect(
      debrief.before?.map((b) => [b.item.id, b.before.count, b.before.of, b.after.count, b.after.of]),
    ).toEqual([
      ["a", 3, 6, 4, 5],
      ["b", 4, 6, 5, 5],
      ["c", 4, 5, 3, 4],
    ]);
    expect(quizDebrief(quizSchema.parse(before), input(rounds, [before, after]))!.before).toBeNull();
    expect(quizDebrief(quizSchema.parse(after), input(rounds.slice(1), [before, after]))!.before).toBeNull();
  });
});
