/** What may be split of an activity: choices of polls, judgements of cases, items of quizzes, choices of forms. Never words. */
import type { Activity } from "@/activities/content";
import { type AnswerBody, isPass } from "@/activities/content";
import { fieldsOfForm } from "@/activities/form/fields";
import { OTHER } from "@/activities/poll/content";
import { quizGiven } from "@/activities/quiz/rules";
import { judgementRound } from "@/workshop/debrief/choose-round";
import type { RoundInput } from "@/workshop/debrief/input";
import type { Reading } from "@/workshop/debrief/split/safe-splits";

/** One item of an activity, and what somebody gave it; null: nothing. */
interface Item {
  id: string;
  given(body: AnswerBody): readonly string[] | null;
}

/**
 * The readings of one activity's rounds.
 * @param activityOf the activity as a round was asked
 */
export function readingsOf(
  rounds: readonly RoundInput[],
  activityOf: (round: RoundInput) => Activity | undefined,
): Reading[] {
  return rounds.flatMap((round) => {
    const activity = activityOf(round);
    const all = rounds.filter((r) => r.question === round.question).toSorted((a, b) => a.round - b.round);
    const speaker = activity?.kind === "case" ? judgementRound(all) : all.at(-1);
    return itemsOf(activity).map(
      ({ id, given }): Reading => ({
        question: round.question,
        round: round.round,
        item: id,
        // The parts of a story have the same answers, and the debrief shows how many changed between them.
        family: activity?.kind === "case" ? activity.id : `${round.question} ${id}`,
        speaks: round === speaker,
        aside: round.question.includes("?"),
        given: new Map(
          round.answers.flatMap(({ person, body }) => {
            const what = isPass(body) ? null : given(body);
            return what && what.length > 0 ? [[person, what] as const] : [];
          }),
        ),
      }),
    );
  });
}

function itemsOf(activity: Activity | undefined): Item[] {
  switch (activity?.kind) {
    case "poll":
      return [
        {
          id: "",
          given: (body) => ("choice" in body ? [...body.choice, ...(body.other ? [OTHER] : [])] : null),
        },
      ];
    case "case":
      return [{ id: "", given: (body) => ("answer" in body ? [body.answer] : null) }];
    case "quiz":
      return activity.items.map(({ id }) => ({
        id,
        given: (body) => {
          const choice = quizGiven(body)?.items[id]?.choice;
          return choice === undefined ? null : [choice];
        },
      }));
    case "form":
      return fieldsOfForm(activity)
        .filter((f) => f.type === "choice" || f.type === "several")
        .map(({ id }) => ({
          id,
          given: (body) => {
            const value = "values" in body ? body.values[id] : undefined;
            return value === undefined ? null : [value].flat().map(String);
          },
        }));
    default:
      return [];
  }
}
