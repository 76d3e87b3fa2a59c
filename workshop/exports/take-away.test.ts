import { describe, expect, it } from "vitest";
import { guide } from "@/tests/support/guide";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type AskedActivity, askedActivities, isUnlinked } from "@/workshop/exports/take-away";
import { planOf } from "@/workshop/content/plan";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const round = { number: 1, phase: "revealed" as const, opensAt: 0, closesAt: null, version: 0, seen: true };
function room(
  asked: string[],
  explained: string[],
  more: Partial<RoomState> = {},
  workshop = sampleWorkshop,
): RoomState {
  const fresh = freshState("room", workshop, settingsSchema.parse({}));
  return {
    ...fresh,
    ...more,
    position: { ...fresh.position, explained, rounds: Object.fromEntries(asked.map((id) => [id, [round]])) },
  };
}
const questions = (asked: AskedActivity[]) => asked.flatMap((a) => a.questions);

describe("what is taken home (C-15)", () => {
  it("is what was asked, in order, and nothing that was not", () => {
    expect(askedActivities(room(["story/1", "poll"], []), "en").map((a) => a.id)).toEqual(["poll", "story"]);
    expect(askedActivities(room([], [], { ended: true }), "en")).toEqual([]);
  });

  it("holds the expert's reading of what was explained, and of nothing else once the room has ended", () => {
    for (const ended of [false, true]) {
      const asked = questions(askedActivities(room(["story/1", "story/2"], ["story/1"], { ended }), "en"));
      expect(asked.map((q) => q.expert.length)).toEqual([1, 0]);
      expect(asked[0]!.expert).toEqual([
        {
          item: null,
          accepted: ["No", "Not enough to say yet"],
          reason: "KEY-REASON because the key says so",
          law: null,
        },
      ]);
    }
  });

  it("tells the parts of a story by their numbers, and their question once", () => {
    const [story] = askedActivities(room(["story/1", "story/2", "story/2?younger"], []), "en");
    expect(story!.questions.map(({ text, place }) => [text, place])).toEqual([
      ["Is it so?", "1 · title of part 1"],
      [null, "2 · title of part 2"],
      [null, "2 · title of part 2 · Younger"],
    ]);
  });

  it("puts what was asked of answers under the question itself", () => {
    const [thoughts] = askedActivities(room(["thoughts", "thoughts?support"], []), "en");
    expect(thoughts!.questions).toEqual([
      { ids: ["thoughts", "thoughts?support"], text: "What do you think?", place: null, expert: [] },
    ]);
  });

  it("says nothing twice of the whole guide, and leaves no question without words", () => {
    const plan = planOf(guide);
    const ids = plan.activities.flatMap((a) => plan.questionsOf(a.id)).map((q) => q.id);
    const all = askedActivities(room(ids, [], { ended: true }, guide), "en");
    for (const { title, questions: list } of all) {
      const heads = list.map((q) => q.place ?? q.text);
      expect(new Set(heads).size, title).toBe(heads.length);
      expect(heads.every(Boolean), title).toBe(true);
    }
  });
});

describe("whether answers can still be linked to their givers (C-15)", () => {
  it("is no longer so once all that was asked is finished, or the room has ended", () => {
    expect(isUnlinked(room(["poll", "story/1"], []))).toBe(false);
    expect(isUnlinked(room(["poll", "story/1"], [], { finished: ["poll"] }))).toBe(false);
    expect(isUnlinked(room(["poll", "story/1"], [], { finished: ["poll", "story"] }))).toBe(true);
    expect(isUnlinked(room(["poll"], [], { ended: true }))).toBe(true);
    expect(isUnlinked(room([], []))).toBe(false);
  });
});
