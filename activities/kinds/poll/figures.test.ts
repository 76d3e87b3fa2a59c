import { expect, it } from "vitest";
import { pollFigures } from "@/activities/kinds/poll/figures";
import { debriefWords } from "@/components/debrief/translated-words";
import { aboutPeopleWorkshop } from "@/tests/support/about-people";
import { sampleInput } from "@/tests/support/sample-report";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { RoundInput } from "@/workshop/debrief/input";

/** A round of so many people in each group. */
const round = (number: number, groups: Record<string, number>): RoundInput => ({
  question: "work",
  round: number,
  answers: Object.entries(groups)
    .flatMap(([id, n]) => Array.from({ length: n }, () => ({ choice: [id] })))
    .map((body, i) => ({ person: `${number}-${i}`, body })),
});

it.each([
  [{ police: 6 }, { police: 5, "small-groups": 5 }],
  [{ police: 5, "small-groups": 5 }, { police: 6 }],
])("rounds stand beside each other where small groups were in one of them alone", (first, second) => {
  const rounds = [round(1, first), round(2, second)];
  const [poll] = debriefOf({ ...sampleInput({ workshop: aboutPeopleWorkshop }), rounds }).sessions[0]!
    .activities;
  if (poll?.kind !== "poll") throw new Error("no poll");
  const [figure] = pollFigures(poll, debriefWords());
  expect(figure!.tables).toHaveLength(2);
});
