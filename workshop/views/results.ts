/** Results as they leave the server: counts of a round, only where the surface may see them. */
import type { TrailStep } from "@/model/story";
import type { Activity, AnswerBody } from "@/activities/kinds";
import { kindOf } from "@/activities/kinds";
import { percent } from "@/model/tally";
import type { Asked, Results, TrainersOwn } from "@/workshop/protocol/down";
import { answersOf, type Board, type RoundAnswers } from "@/workshop/session/board";
import { withheldIn } from "@/workshop/session/few-answers";
import { inLanguage } from "@/workshop/content/texts";
import { planOf } from "@/workshop/session/plan";
import type { Question } from "@/model/question";
import type { RoomState, Round } from "@/workshop/session/state";
import { workshopOf } from "@/workshop/session/versions";

/** Counts over the given bodies, with percentages of those who answered. */
export function resultsFrom(
  activity: Activity,
  question: Question,
  round: number,
  bodies: Iterable<AnswerBody>,
): Results & TrainersOwn {
  const rules = kindOf(activity);
  const tally = rules.tally(activity, question, bodies);
  return {
    round,
    answered: tally.answered,
    passed: tally.passed,
    options: rules.options(activity, question).flatMap(({ onlyGiven, ...o }) => {
      const count = tally.counts[o.id] ?? 0;
      return onlyGiven && count === 0 ? [] : [{ ...o, count, percent: percent(count, tally.answered) }];
    }),
    marks: tally.marks,
    others: tally.others,
    ...(tally.numbers ? { numbers: tally.numbers } : {}),
    kept: tally.kept ?? {},
    texts: tally.texts ?? {},
    ...(tally.places ? { places: tally.places } : {}),
  };
}

/** Whether the results of the question in focus are revealed and stay unknown, as too few answered (B-157). */
export const tooFewAnswered = (board: Board, asked: Asked | null): boolean =>
  asked?.phase === "revealed" && withheldIn(answersOf(board, asked.question, asked.round)) > 0;

/** The results of the question in focus, once they are revealed; what stage and phones may show. */
export function revealedResults(state: RoomState, board: Board, asked: Asked | null): Results | null {
  if (asked?.phase !== "revealed" || tooFewAnswered(board, asked)) return null;
  const plan = planOf(state.workshop);
  const question = plan.question(asked.question);
  const activity = question && plan.activity(question.activityId);
  if (!activity) return null;
  const {
    others: _others,
    kept: _kept,
    texts: _texts,
    ...results
  } = resultsFrom(activity, question, asked.round, bodiesOf(answersOf(board, asked.question, asked.round)));
  return results;
}

export const bodiesOf = (answers: RoundAnswers): AnswerBody[] => [...answers.values()].map((k) => k.body);

/** How the room has moved from stop to stop. `allowed` says which rounds may be shown. */
export function trailOf(
  state: RoomState,
  board: Board,
  activity: Activity | null,
  allowed: (round: Round) => boolean,
): TrailStep[] {
  const { rounds, explained, shown } = state.stand;
  const trail = activity && kindOf(activity).trail;
  if (!trail) return [];
  return trail(activity, {
    isShown: (step) => shown.includes(step),
    isExplained: (question) => explained.includes(question),
    last(id, over) {
      const question = planOf(state.workshop).question(id);
      const round = rounds[id]?.findLast((r) => allowed(r) && !(over && r.phase === "open"));
      if (!question || !round) return null;
      const answers = answersOf(board, id, round.number);
      if (withheldIn(answers) > 0) return null;
      const asAsked = planOf(inLanguage(workshopOf(state, round), state.workshop.language));
      return { activity: asAsked.activity(activity.id) ?? activity, question, bodies: bodiesOf(answers) };
    },
  });
}

/** People who turned to the "yes" of a story between two rounds, and people who left it. */
export function movedBetween(
  isYes: (body: AnswerBody) => boolean | null,
  before: RoundAnswers,
  after: RoundAnswers,
): { toYes: number; away: number } {
  const said = (answers: RoundAnswers, person: string): boolean | null => {
    const body = answers.get(person)?.body;
    return body ? isYes(body) : null;
  };
  let toYes = 0;
  let away = 0;
  for (const person of after.keys()) {
    const [was, is] = [said(before, person), said(after, person)];
    if (was === false && is === true) toYes++;
    if (was === true && is === false) away++;
  }
  return { toYes, away };
}
