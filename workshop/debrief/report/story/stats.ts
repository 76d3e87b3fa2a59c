/** The row of numbers on top of a report: four at most, each with what it is of. Pure. */
import { kindOf } from "@/activities/kinds";
import type { MadeStat } from "@/model/debrief/made";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { type Debrief, inKinds, whoAnswered } from "@/workshop/debrief/debrief";
import { type StorySources, tested } from "@/workshop/debrief/report/story/story";

const MAX_STATS = 4;

const order = [
  "people",
  "turning",
  "learning",
  "intention",
  "movement",
  "commitments",
  "groups",
  "questions",
];

export function statsOf(debrief: Debrief, { box, learning }: StorySources): MadeStat[] {
  const { people, answeredOnce } = debrief;
  const test = learning.find((l) => l.result);
  const stats: MadeStat[] = [
    {
      id: "people",
      key: people < MIN_REPORTABLE ? "people" : "took-part",
      values: { people, answered: answeredOnce, who: whoAnswered(debrief) },
    },
    ...inKinds(debrief.sessions.flatMap((s) => s.activities)).flatMap(
      (alike) => kindOf(alike[0]).stats?.(alike, people) ?? [],
    ),
  ];
  if (test?.result)
    stats.push({
      id: "learning",
      key: "learning",
      values: { items: test.items, matched: test.matched, ...tested(test.result, test.leftOut) },
      differences: ["mean", "low", "high"],
    });
  if (box && box.questions > 0)
    stats.push({ id: "questions", key: "questions", values: { count: box.questions } });
  return stats.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).slice(0, MAX_STATS);
}
