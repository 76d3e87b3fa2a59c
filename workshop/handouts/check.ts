/** Problems of a workshop's handouts: a sentence each, opening with the field. Pure. */
import { duplicateIdProblems, duplicatesOf } from "@/model/activity/duplicate-ids";
import { blocksOf } from "@/workshop/handouts/handouts";
import type { HandoutPlan, Session } from "@/workshop/content/workshop";

/** Ids that are used twice, and parts that are nowhere or that no paper can hold. */
export function checkHandouts(handouts: readonly HandoutPlan[], sessions: readonly Session[]): string[] {
  const activities = sessions.flatMap((s) => s.activities);
  return [
    ...duplicatesOf(handouts.map((h) => h.id)).map(
      (id) => `handouts: the id "${id}" is used by more than one handout.`,
    ),
    ...handouts.flatMap(({ id, parts }) => [
      ...duplicateIdProblems(`handouts.${id}.parts`, "part", parts),
      ...parts
        .filter((part) => blocksOf(part, activities) === null)
        .map(
          (part) =>
            `handouts.${id}.parts: "${part}" is no activity, and no part of one, that paper can hold.`,
        ),
    ]),
  ];
}
