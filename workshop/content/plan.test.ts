import { expect, it } from "vitest";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { phoneView } from "@/workshop/views/phone-view";

/** A workshop of its own, for a plan is kept with its workshop: one whose poll says before what comes. */
function warned(): Workshop {
  const [first] = sampleWorkshop.sessions;
  const activities = first!.activities.map((a) =>
    a.id === "poll" ? { ...a, notice: "HEAVY content follows." } : a,
  );
  return workshopSchema.parse({ ...sampleWorkshop, sessions: [{ ...first, activities }] });
}

it("an activity with a notice begins with it: a step of its own that asks nothing (B-24)", () => {
  const workshop = warned();
  const plan = planOf(workshop);
  expect(plan.steps.map((s) => s.id).slice(1, 5)).toEqual(["look", "poll!notice", "poll", "thoughts"]);
  expect(plan.step("poll!notice")).toEqual({
    id: "poll!notice",
    title: "A poll",
    notice: true,
    whatIfs: [],
    activityId: "poll",
    kind: "poll",
    sessionId: "s1",
    index: 2,
  });
  const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go("poll!notice");
  expect(phoneView(room.state, room.board)).toMatchObject({
    face: { kind: "notice", text: "HEAVY content follows." },
    asked: null,
  });
  expect(room.go("poll").state.position.question).toBe("poll");
});

it("an activity without one begins with its first step", () => {
  expect(planOf(warned()).steps[0]).toMatchObject({ id: "hello", notice: false });
});

it("a what-if is a question at its part (B-5)", () => {
  const plan = planOf(warned());
  expect(plan.questionsOf("story").map((q) => q.id)).toEqual([
    "story/1",
    "story/2",
    "story/2?younger",
    "story/3",
  ]);
  expect(plan.question("story/2?younger")).toEqual({
    id: "story/2?younger",
    activityId: "story",
    stepId: "story/2",
    partId: "2",
    whatIfId: "younger",
  });
});
