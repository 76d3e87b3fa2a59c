/**
 * Twenty questions of several kinds, to each of which thirty people can give thirty different answers. So the
 * test knows whose row is whose; which answer is whose is drawn separately for each question and is known to
 * the test alone.
 */
import { workshopSchema, type Workshop } from "@/workshop/content/workshop";

export const PEOPLE = 30;

const five = ["a", "b", "c", "d", "e"];
const options = five.map((id) => ({ id, text: `Option ${id}` }));
const several = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1));

export const twentyQuestions: Workshop = workshopSchema.parse({
  id: "twenty",
  language: "en",
  title: "Twenty questions",
  summary: "For tests.",
  source: "Written for tests.",
  sessions: [
    {
      id: "s1",
      number: 1,
      title: "First session",
      minutes: 60,
      activities: [
        {
          id: "story",
          kind: "case",
          title: "The story",
          question: "Is it so?",
          sureness: true,
          marking: true,
          answers: [
            { id: "yes", text: "Yes", tone: "yes" },
            { id: "unsure", text: "Not enough", tone: "unsure" },
            { id: "no", text: "No", tone: "no" },
          ],
          elements: ["act", "means", "purpose"].map((id) => ({ id, text: id, hint: id })),
          wrongTurns: { early: "early", late: "late", back: "back", never: "never" },
          band: { from: "1", to: "2", reason: "It is so." },
          parts: several(4).map((id) => ({
            id,
            title: `Part ${id}`,
            label: `label ${id}`,
            recall: `recall ${id}`,
            clauses: [
              { id: `p${id}-a`, text: "A fact." },
              { id: `p${id}-b`, text: "Another." },
            ],
            key: { accepted: ["yes"], reason: "It is so." },
          })),
        },
        ...several(6).map((n) => ({
          id: `poll-${n}`,
          kind: "poll",
          title: `Poll ${n}`,
          question: "Which?",
          options,
          several: true,
        })),
        ...several(5).map((n) => ({
          id: `order-${n}`,
          kind: "ranking",
          title: `Order ${n}`,
          question: "In which order?",
          items: options,
        })),
        ...several(4).map((n) => ({
          id: `guess-${n}`,
          kind: "number",
          title: `Guess ${n}`,
          question: "How many?",
          min: 0,
          max: 1_000,
        })),
        { id: "wall", kind: "open", title: "The wall", question: "What comes to mind?", moderated: false },
      ],
    },
  ],
});

export const QUESTIONS = [
  ...several(4).map((n) => `story/${n}`),
  ...several(6).map((n) => `poll-${n}`),
  ...several(5).map((n) => `order-${n}`),
  ...several(4).map((n) => `guess-${n}`),
  "wall",
];
/** These are asked a second time. */
export const ASKED_AGAIN = ["poll-1", "order-1", "story/2"];

/**
 * Presence of those who are not there for all questions, as positions in QUESTIONS, the last excluded: two
 * came late, one left, one was removed, one answered a single question.
 */
const comings: Record<number, readonly [from: number, to: number]> = {
  3: [2, QUESTIONS.length],
  8: [3, QUESTIONS.length],
  12: [0, 3],
  17: [0, 3],
  21: [2, 3],
};
export const REMOVED = 17;
export const cameAndWent = Object.keys(comings).map(Number);
export const timeOf = (member: number): readonly [from: number, to: number] =>
  comings[member] ?? [0, QUESTIONS.length];

/** Members who are there when a question is asked. */
export const presentAt = (question: string): number[] =>
  Array.from({ length: PEOPLE }, (_, i) => i).filter((i) => {
    const [from, to] = timeOf(i);
    const position = QUESTIONS.indexOf(question);
    return from <= position && position < to;
  });

/** These are finished while the room goes on; the rest when it ends. */
export const FINISHED_BEFORE = ["story", "poll-1", "guess-2"];

/** From this question on one answers with a second phone, onto which they came by their resume code. */
export const SECOND_PHONE = { member: 6, from: "poll-3" };

/** The one member who passes every question. */
const PASSES = 25;

export const activityOf = (question: string): string => question.split("/")[0]!;

function permutation(n: number, items: readonly string[]): string[] {
  const left = [...items];
  const out: string[] = [];
  for (let rest = n; left.length; rest = Math.floor(rest / (left.length + 1)))
    out.push(...left.splice(rest % left.length, 1));
  return out;
}

/** A member's answer to a question when it is the `code`th of thirty different ones. */
export const givenBy = (member: number, question: string, code: number): Record<string, unknown> =>
  member === PASSES ? { pass: true } : answerOf(question, code);

/** The `code`th of thirty different answers. */
export function answerOf(question: string, code: number): Record<string, unknown> {
  if (question.startsWith("story"))
    return {
      answer: ["yes", "unsure", "no"][code % 3],
      sureness: 1 + (Math.floor(code / 3) % 5),
      elements: code >= 15 ? ["act"] : [],
    };
  if (question.startsWith("poll")) return { choice: five.filter((_, i) => ((code + 1) >> i) & 1) };
  if (question.startsWith("order")) return { order: permutation(code * 4, five) };
  if (question === "wall") return { texts: [`Whatever comes to mind ${String(code).padStart(2, "0")}`] };
  return { value: 11 + code * 7 };
}

/** The same text for the same answer, as it was sent or as it is stored. */
export const fingerprint = (body: unknown): string =>
  JSON.stringify(
    Object.entries(body as object)
      .filter(([, v]) => !Array.isArray(v) || v.length)
      .map(([k, v]) => [k, k === "choice" || k === "elements" ? [...(v as string[])].sort() : v])
      .sort(),
  );
