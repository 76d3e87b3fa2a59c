/**
 * Results that would be about single people. A question about the people themselves shows no group of fewer than five
 * (B-162). In a room that is large enough for nobody to stand out, a round that fewer than three answered is shown nowhere;
 * in a smaller one it is, and phones say before the answer that others may guess (B-157). Pure.
 */
import { isPass, type Pass } from "@/model/answer";
import type { AnswerBody } from "@/activities/kinds";
import type { AboutPeople } from "@/model/kind";
import { kindOf } from "@/activities/kinds";
import { isLinks } from "@/workshop/learning/linked-tests";
import { answersOf, type Board, type RoundAnswers, roundOfKey } from "@/workshop/session/board";
import { answeredBy } from "@/model/given-reasons";
import { planOf } from "@/workshop/session/plan";
import type { QuestionId } from "@/model/question";
import { K, safeSplit } from "@/workshop/session/split";
import type { RoomState } from "@/workshop/session/state";
import { roundAt, workshopOf } from "@/workshop/session/versions";

/** The fewest answers that are shown; a pass is none. */
export const LEAST = 3;

/** Whether so few people ever joined a room that others may guess who answered. */
export const isSmall = (joined: number): boolean => joined < K;

function few(answers: RoundAnswers): boolean {
  let given = 0;
  for (const { body } of answers.values()) if (!isPass(body) && ++given === LEAST) return false;
  return given > 0;
}

type Grouping = AboutPeople<Exclude<AnswerBody, Pass>>;

/** How a round groups the people in the room, as it was asked; null where it does not ask about them. */
function aboutPeople(state: RoomState, question: QuestionId, number: number): Grouping | null {
  const plan = planOf(workshopOf(state, roundAt(state, question, number)));
  const activity = plan.activity(plan.question(question)?.activityId ?? "");
  return (activity && kindOf(activity).aboutPeople?.(activity)) ?? null;
}

/** No group is shown that has fewer than K people, or lets one be worked out. */
function inGroups(answers: RoundAnswers, { group, rest }: Grouping): RoundAnswers {
  const groupOf = (body: AnswerBody): string => group(body) ?? "";
  const counts = new Map<string, number>();
  for (const { body } of answers.values())
    if (!isPass(body)) counts.set(groupOf(body), (counts.get(groupOf(body)) ?? 0) + 1);
  const shown = new Set(safeSplit(counts)?.groups.map(({ name }) => name));
  return new Map(
    [...answers].map(([person, given]) => [
      person,
      isPass(given.body) || shown.has(groupOf(given.body)) ? given : { ...given, body: rest },
    ]),
  );
}

/**
 * The answers as whatever shows them may know them: small groups of people together, and of rounds with too few answers
 * only that somebody answered.
 * @param joined people who ever joined the room, also those who are gone
 */
export function shownBoard(state: RoomState, board: Board, joined: number): Board {
  const shown: Board = new Map(board);
  for (const [key, answers] of board) {
    const { question, round } = roundOfKey(key);
    const about = aboutPeople(state, question, round);
    if (about) shown.set(key, inGroups(answers, about));
    if (isSmall(joined) || isLinks(question) || !few(answersOf(board, answeredBy(question), round))) continue;
    const held = [...answers].map(
      ([person, kept]) => [person, isPass(kept.body) ? kept : withheld(kept)] as const,
    );
    shown.set(key, answeredBy(question) === question ? new Map(held) : new Map());
  }
  return shown;
}

const withheld = ({ id, rev }: { id: string; rev: number }) => ({
  id,
  rev,
  body: { pass: true as const },
  withheld: true,
});

/** How many answers of a round are not shown: all that are no passes, or none. */
export function withheldIn(answers: RoundAnswers): number {
  let held = 0;
  for (const { body, withheld } of answers.values()) {
    if (withheld) held++;
    else if (!isPass(body)) return 0;
  }
  return held;
}
