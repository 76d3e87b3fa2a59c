/** Two linked tests with people in them, for tests and examples: what was answered is written out, item by item. */
import { type Quiz, quizSchema } from "@/activities/kinds/quiz/content";
import type { DebriefInput } from "@/workshop/debrief/input";
import type { Matching } from "@/model/debrief/input";
import { matchingOf } from "@/workshop/room/linked-tests";
import { workshopSchema } from "@/workshop/content/workshop";

export const testQuiz = (id: string, items: number, more: object = {}): Quiz =>
  quizSchema.parse({
    id,
    kind: "quiz",
    title: `Test ${id}`,
    question: "True or false?",
    test: true,
    options: [
      { id: "true", text: "True" },
      { id: "false", text: "False" },
    ],
    items: Array.from({ length: items }, (_, i) => ({
      id: `i${i + 1}`,
      text: `Statement ${i + 1}`,
      key: { accepted: ["true"], reason: "So it is." },
    })),
    ...more,
  });

/** "R" as the key, "W" otherwise, "-" left out; one letter for each item. `code`: null for none. */
export interface Taker {
  code: string | null;
  before?: string;
  after?: string;
}

const bodyOf = (answers: string) => ({
  items: Object.fromEntries(
    [...answers].flatMap((a, i) =>
      a === "-" ? [] : [[`i${i + 1}`, { choice: a === "R" ? "true" : "false" }]],
    ),
  ),
});

interface Tests {
  input: DebriefInput;
  matching: Matching;
}

export function twoTests(takers: readonly Taker[], items: number, second: Partial<Quiz> = {}): Tests {
  const [before, after] = [testQuiz("pre", items), testQuiz("post", items, { after: "pre", ...second })];
  const workshop = workshopSchema.parse({
    id: "two-tests",
    language: "en",
    title: "Two tests",
    summary: "For tests.",
    source: "Written for tests.",
    sessions: [{ id: "s1", number: 1, title: "First", minutes: 30, activities: [before, after] }],
  });
  const answersOf = (which: "before" | "after") =>
    takers.flatMap((taker, i) =>
      taker[which] === undefined ? [] : [{ person: `${which}-${i}`, body: bodyOf(taker[which]!) }],
    );
  const links = (which: "before" | "after") =>
    new Map(takers.flatMap((t, i) => (t.code === null ? [] : [[`${which}-${i}`, t.code] as const])));
  const matching = matchingOf(
    answersOf("before").map((a) => a.person),
    answersOf("after").map((a) => a.person),
    { before: links("before"), after: links("after") },
  );
  const input: DebriefInput = {
    title: "Two tests",
    workshop,
    people: takers.length,
    rounds: [
      { question: "pre", round: 1, answers: answersOf("before") },
      { question: "post", round: 1, answers: answersOf("after") },
    ],
    curation: {},
    linked: [{ before: "pre", after: "post", matching }],
    seed: "room",
    ended: true,
    startedAt: null,
    endedAt: null,
  };
  return { input, matching };
}

/** Nine people who have more right afterwards, every third one item, the others two. */
export const nineTakers = Array.from(
  { length: 9 },
  (_, i): Taker => ({ code: `c${i}`, before: "RRWWWW", after: i % 3 ? "RRRRWW" : "RRRWWW" }),
);
