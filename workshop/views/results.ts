/** Results as they leave the server: counts of a round, only where the surface may see them. */
import type { Case } from "@/activities/case/content";
import type { Checklist, ChecklistSubject } from "@/activities/checklist/content";
import { subjectStep } from "@/activities/checklist/rules";
import { stairsOf } from "@/activities/checklist/stairs";
import type { Activity, AnswerBody } from "@/activities/content";
import { rulesOf } from "@/activities/rules";
import { percent } from "@/activities/tally";
import type { Asked, Results, TrailStep, TrainersOwn } from "@/workshop/protocol/down";
import { answersOf, type Board, type RoundAnswers } from "@/workshop/session/board";
import { isPass } from "@/activities/content";
import { inLanguage } from "@/workshop/content/texts";
import { planOf } from "@/workshop/session/plan";
import type { Question } from "@/workshop/session/question";
import type { RoomState, Round } from "@/workshop/session/state";
import { workshopOf } from "@/workshop/session/versions";

/** Counts over the given bodies, with percentages of those who answered. */
export function resultsFrom(
  activity: Activity,
  question: Question,
  round: number,
  bodies: Iterable<AnswerBody>,
): Results & TrainersOwn {
  const rules = rulesOf(activity);
  const tally = rules.tally(activity, question, bodies);
  return {
    round,
    answered: tally.answered,
    passed: tally.passed,
    options: rules.options(activity, question).map((o) => {
      const count = tally.counts[o.id] ?? 0;
      return { ...o, count, percent: percent(count, tally.answered) };
    }),
    marks: tally.marks,
    others: tally.others,
    ...(tally.numbers ? { numbers: tally.numbers } : {}),
    kept: tally.kept ?? {},
    texts: tally.texts ?? {},
    ...(tally.places ? { places: tally.places } : {}),
  };
}

/** The results of the question in focus, once they are revealed; what stage and phones may show. */
export function revealedResults(state: RoomState, board: Board, asked: Asked | null): Results | null {
  if (asked?.phase !== "revealed") return null;
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

/** How the room has moved over the parts of a case. `allowed` says which rounds may be shown. */
export function trailOf(
  state: RoomState,
  board: Board,
  activity: Activity | null,
  allowed: (round: Round) => boolean,
): TrailStep[] {
  if (activity?.kind === "checklist") return stairTrail(state, board, activity, allowed);
  if (activity?.kind !== "case") return [];
  return activity.parts.map((part) => {
    const question = planOf(state.workshop).question(`${activity.id}/${part.id}`);
    const label = question && state.stand.shown.includes(question.id) ? part.label : "";
    const round = question && state.stand.rounds[question.id]?.findLast(allowed);
    if (!round) return { part: part.id, label, options: null };
    const asAsked =
      planOf(inLanguage(workshopOf(state, round), state.workshop.language)).activity(activity.id) ?? activity;
    const { options } = resultsFrom(
      asAsked,
      question,
      round.number,
      bodiesOf(answersOf(board, question.id, round.number)),
    );
    return {
      part: part.id,
      label,
      options: options.map((o) => ({ id: o.id, tone: o.tone ?? "unsure", count: o.count })),
    };
  });
}

/** People who turned to the "yes" answer between two rounds, and people who left it. */
export function movedBetween(
  activity: Case,
  before: RoundAnswers,
  after: RoundAnswers,
): { toYes: number; away: number } {
  const yes = activity.answers.find((a) => a.tone === "yes")?.id;
  const said = (answers: RoundAnswers, person: string): boolean | null => {
    const body = answers.get(person)?.body;
    return !body || isPass(body) || !("answer" in body) ? null : body.answer === yes;
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

/** The staircase of a checklist; its key stands beside it where it was explained. */
function stairTrail(
  state: RoomState,
  board: Board,
  activity: Checklist,
  allowed: (round: Round) => boolean,
): TrailStep[] {
  const { rounds, explained, shown } = state.stand;
  const seen = (subject: ChecklistSubject) => {
    const id = subjectStep(activity, subject);
    const round = rounds[id]?.findLast((r) => r.phase !== "open" && allowed(r));
    return round ? bodiesOf(answersOf(board, id, round.number)) : null;
  };
  const stairs = stairsOf(activity, seen, (subject) => explained.includes(subjectStep(activity, subject)));
  return stairs.map(({ subject, label, found, key, of }) => ({
    part: subject,
    label: shown.includes(`${activity.id}/${subject}`) ? label : "",
    options: null,
    stairs: { found, key, of },
  }));
}
