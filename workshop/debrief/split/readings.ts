import { type Activity, kindOf } from "@/activities/kinds";
import { isPass } from "@/model/activity/pass";
import type { RoundInput } from "@/workshop/debrief/input";
import type { Reading } from "@/workshop/debrief/split/safe-splits";

/** @param activityOf the activity as a round was asked */
export function readingsOf(
  rounds: readonly RoundInput[],
  activityOf: (round: RoundInput) => Activity | undefined,
): Reading[] {
  return rounds.flatMap((round) => {
    const activity = activityOf(round);
    const split = activity && kindOf(activity).split;
    if (!split) return [];
    const all = rounds.filter((r) => r.question === round.question).toSorted((a, b) => a.round - b.round);
    const speaker = split.speaker ? split.speaker(all) : all.at(-1);
    return split.items(activity).map(
      ({ id, given: answers }): Reading => ({
        question: round.question,
        round: round.round,
        item: id,
        family: split.asOne ? activity.id : `${round.question} ${id}`,
        speaks: round === speaker,
        aside: round.question.includes("?"),
        given: new Map(
          round.answers.flatMap(({ person, body }) => {
            const what = isPass(body) ? null : answers(body);
            return what && what.length > 0 ? [[person, what] as const] : [];
          }),
        ),
      }),
    );
  });
}
