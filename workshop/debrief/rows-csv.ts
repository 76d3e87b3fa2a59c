/**
 * The row-by-row table: one row for each person, question and round. People appear under labels P1, P2 … drawn
 * anew, at random, in every activity and at every export, so that neither two activities nor two files can be joined
 * by them. It is for rooms that have ended; who may fetch it is decided elsewhere.
 */
import { isPass } from "@/activities/content";
import { type Cell, csvFile } from "@/workshop/debrief/csv";
import type { DebriefInput, LabelledAnswer, RoundInput } from "@/workshop/debrief/input";
import { planOf } from "@/workshop/session/plan";

export const rowsHead = [
  "activity",
  "person",
  "part",
  "what_if",
  "question",
  "round",
  "passed",
  "answer",
  "sureness",
  "elements",
  "clauses",
  "choice",
  "other",
] as const;

type Row = Record<(typeof rowsHead)[number], Cell>;

/**
 * The whole file, ordered by activity, label, question and round. Lists inside a cell are parted by spaces.
 * @param shuffled a copy of its list in random order, from a cryptographic source.
 */
export function rowsCsv(input: DebriefInput, shuffled: <T>(items: readonly T[]) => T[]): string {
  const plan = planOf(input.workshop);
  const rows = input.workshop.sessions.flatMap((s) =>
    s.activities.flatMap((activity) => {
      const rounds = plan.questionsOf(activity.id).flatMap((q) =>
        input.rounds
          .filter((r) => r.question === q.id)
          .toSorted((a, b) => a.round - b.round)
          .map((round) => ({ q, round })),
      );
      const people = shuffled([...new Set(rounds.flatMap((r) => r.round.answers.map((a) => a.person)))]);
      return people.flatMap((person, i) =>
        rounds.flatMap(({ q, round }) => {
          const answer = round.answers.find((a) => a.person === person);
          return answer
            ? [
                {
                  activity: activity.id,
                  person: `P${i + 1}`,
                  part: q.partId ?? null,
                  what_if: q.whatIfId ?? null,
                  ...answerCells(round, answer),
                },
              ]
            : [];
        }),
      );
    }),
  );
  return csvFile(
    rowsHead,
    rows.map((row: Row) => rowsHead.map((column) => row[column])),
  );
}

function answerCells({ question, round }: RoundInput, { body }: LabelledAnswer) {
  const empty = {
    question,
    round,
    passed: 0,
    answer: null,
    sureness: null,
    elements: null,
    clauses: null,
    choice: null,
    other: null,
  };
  if (isPass(body)) return { ...empty, passed: 1 };
  if ("choice" in body) return { ...empty, choice: body.choice.join(" "), other: body.other ?? null };
  if ("placed" in body) return { ...empty, choice: pairs(body.placed) };
  if ("cells" in body) return { ...empty, choice: pairs(body.cells) };
  if ("entries" in body) return { ...empty, choice: body.entries.join(" ") };
  if ("marks" in body) return { ...empty, choice: pairs(body.marks) };
  if (!("answer" in body)) return { ...empty, other: JSON.stringify(body) };
  const list = (ids?: string[]) => ids?.join(" ") ?? null;
  return {
    ...empty,
    answer: body.answer,
    sureness: body.sureness ?? null,
    elements: list(body.elements),
    clauses: list(body.clauses),
  };
}

/** What each item was given, as `card=bin`; several choices of one item are parted by a plus. */
const pairs = (given: Record<string, string | readonly string[]>): string =>
  Object.entries(given)
    .map(([item, ids]) => `${item}=${[ids].flat().join("+")}`)
    .join(" ");
