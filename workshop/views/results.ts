import type { TrailStep } from "@/model/activity/story";
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import { percent } from "@/model/activity/tally";
import type { Asked, TrainersOwn } from "@/workshop/protocol/views";
import { type BySource, bySourceOf } from "@/model/activity/answer-sources";
import type { Results } from "@/model/room/results";
import { answersOf, type AnswersByRound, type RoundAnswers } from "@/workshop/room/answers-by-round";
import type { Withheld } from "@/model/room/withheld";
import { isBesideLeftOut, whyWithheld } from "@/workshop/room/disclosure-control";
import { inLanguage } from "@/workshop/content/texts";
import { planOf } from "@/workshop/content/plan";
import type { Question } from "@/model/activity/question";
import { type RoomState, type Round, roundsOf } from "@/workshop/room/state";
import { withTables } from "@/workshop/room/tables";
import { workshopOf } from "@/workshop/room/versions";

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

/** Why the results of the question in focus are revealed and stay unknown; null where they do not. */
export const whyUnknown = (board: AnswersByRound, focus: Asked | null): Withheld | null =>
  focus?.phase === "revealed" ? whyWithheld(answersOf(board, focus.question, focus.round)) : null;

/** The results of the question in focus, once they are revealed; what stage and phones may show. */
export function revealedResults(
  state: RoomState,
  board: AnswersByRound,
  focus: Asked | null,
): Results | null {
  if (focus?.phase !== "revealed" || whyUnknown(board, focus)) return null;
  const plan = planOf(state.workshop);
  const question = plan.question(focus.question);
  const activity = question && plan.activity(question.activityId);
  if (!activity) return null;
  const answers = answersOf(board, focus.question, focus.round);
  const {
    others: _others,
    kept: _kept,
    texts: _texts,
    ...results
  } = resultsFrom(activity, question, focus.round, bodiesOf(answers));
  return { ...results, ...notesOn(answers, tablesOf(state, { activity, question }, focus.round)) };
}

/** The bodies that may be shown. */
export const bodiesOf = (answers: RoundAnswers): AnswerBody[] =>
  [...answers.values()].flatMap(({ body, withheld }) => (withheld ? [] : [body]));

/** @param asked the question in the reader's language */
export const tablesOf =
  (
    { position }: Pick<RoomState, "position">,
    asked: { activity: Activity; question: Question } | null,
    number: number,
  ) =>
  (bySource: BySource): BySource => {
    const round = asked && roundsOf(position, asked.question.id).find((r) => r.number === number);
    return withTables(bySource, round?.tables?.ballots, asked);
  };

/** What is said beside the results of a round. @param tables adds what tables said to a round's sources */
export function notesOn(
  answers: RoundAnswers,
  tables: (bySource: BySource) => BySource,
): Pick<Results, "besideLeftOut" | "bySource"> {
  const people = bySourceOf(answers.values());
  const bySource = people && tables(people);
  return {
    ...(isBesideLeftOut(answers) && { besideLeftOut: true as const }),
    ...(bySource && { bySource }),
  };
}

/** The room's movement from stop to stop. @param allowed tells the rounds that may be shown */
export function trailOf(
  state: RoomState,
  board: AnswersByRound,
  activity: Activity | null,
  allowed: (round: Round) => boolean,
): TrailStep[] {
  const { rounds, explained, shown } = state.position;
  const trail = activity && kindOf(activity).trail;
  if (!trail) return [];
  return trail(activity, {
    isShown: (step) => shown.includes(step),
    isExplained: (question) => explained.includes(question),
    last(id, over) {
      const question = planOf(state.workshop).question(id);
      const answersTo = (r: Round) => answersOf(board, id, r.number);
      const round = rounds[id]?.findLast(
        (r) => allowed(r) && !(over && r.phase === "open") && whyWithheld(answersTo(r)) !== "alike",
      );
      if (!question || !round) return null;
      const answers = answersTo(round);
      if (whyWithheld(answers)) return null;
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
  const choiceOf = (answers: RoundAnswers, person: string): boolean | null => {
    const body = answers.get(person)?.body;
    return body ? isYes(body) : null;
  };
  let toYes = 0;
  let away = 0;
  for (const person of after.keys()) {
    const [first, second] = [choiceOf(before, person), choiceOf(after, person)];
    if (first === false && second === true) toYes++;
    if (first === true && second === false) away++;
  }
  return { toYes, away };
}
