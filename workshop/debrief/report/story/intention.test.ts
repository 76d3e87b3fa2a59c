import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { storyWords } from "@/components/debrief/story-words";
import type { FormDebrief } from "@/activities/kinds/form/debrief-data";
import { type Debrief, debriefOf } from "@/workshop/debrief/debrief";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { shareOf } from "@/model/debrief/share";
import { statsOf } from "@/workshop/debrief/report/story/stats";

const none = { box: null, learning: [] };

/** A room whose form has one scale, with so many people on each of its points. */
function roomWith(counts: number[], intention: boolean | undefined): Debrief {
  const people = counts.reduce((a, b) => a + b, 0);
  const field = {
    id: "apply",
    type: "scale",
    text: "I will use it",
    points: counts.length,
    low: "No",
    high: "Yes",
    intention,
  };
  const bars = counts.map((n, i) => ({ id: String(i + 1), text: String(i + 1), share: shareOf(n, people) }));
  const form = {
    kind: "form",
    sections: [{ id: "s", title: "S", fields: [{ field, filled: people, bars, middle: null }] }],
  } as unknown as FormDebrief;
  const bare = debriefOf(roomOf(roundsFrom([]), people));
  return { ...bare, sessions: [{ id: "s", number: 1, title: "S", activities: [form], withheld: [] }] };
}
const stat = (counts: number[], intention: boolean | undefined = true) =>
  statsOf(roomWith(counts, intention), none).find((s) => s.id === "intention");

describe("L-22: the number on using what was learnt", () => {
  it("says how many chose one of the two highest points, of how many, and what was asked", () => {
    const found = stat([0, 1, 3, 8, 7]);
    expect(found?.values).toEqual({ count: 15, of: 19, from: 4, points: 5, text: "I will use it" });
    const said = storyWords(debriefWords(), true).stat(found!);
    expect(said).toMatchObject({ value: "15 of 19", text: "chose 4 or 5 of 5 on: “I will use it”" });
  });

  it("keeps quiet below five, where no form asks for it, and on a scale of three points", () => {
    for (const quiet of [
      stat([0, 0, 0, 0, 0]),
      stat([0, 0, 0, 2, 2]),
      stat([0, 1, 3, 8, 7], false),
      stat([1, 9, 9]),
    ])
      expect(quiet).toBeUndefined();
    expect(stat([0, 0, 0, 2, 3])?.values).toMatchObject({ count: 5, of: 5 });
  });
});
