import { describe, expect, it } from "vitest";
import type { FaceContext } from "@/model/kind";
import { breakSchema, breakKind, goesOnAt } from "@/activities/kinds/break/kind";
import { PureRoom, START } from "@/tests/support/pure-room";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { phoneView } from "@/workshop/views/phone-view";

const rest = (more: object = {}) =>
  breakSchema.parse({ id: "coffee", kind: "break", title: "Coffee", minutes: 15, ...more });

describe("a break", () => {
  it("ends its minutes after it was first shown, also when the room comes back to it (B-101)", () => {
    const room = new PureRoom();
    room.state = { ...room.state, workshop: weighingWorkshop };
    const until = (r: PureRoom) => (phoneView(r.state, r.board).face as { until?: number | null }).until;
    expect(until(room.go("coffee"))).toBe(START + 15 * 60_000);
    expect(until(room.pass(120).go("last").go("coffee"))).toBe(START + 15 * 60_000);
  });

  it("has no end where no time is planned, and breathing has none at all", () => {
    expect(goesOnAt("break", 15, 1_000)).toBe(901_000);
    expect(goesOnAt("break", 0, 1_000)).toBeNull();
    expect(goesOnAt("breathing", 15, 1_000)).toBeNull();
    expect(goesOnAt("break", 15, null)).toBeNull();
  });

  it("says what its author wrote, and the minutes of the run of the day before its own (B-101)", () => {
    const seen = (minutes: number | null, more: object = {}) =>
      breakKind.face(rest(more), { since: START, minutes } as FaceContext);
    const face = { kind: "break", title: "Coffee", mode: "break", text: null };
    expect(seen(null)).toEqual({ ...face, minutes: 15, until: START + 15 * 60_000 });
    expect(seen(20)).toEqual({ ...face, minutes: 20, until: START + 20 * 60_000 });
    expect(seen(0)).toEqual({ ...face, minutes: 0, until: null });
    expect(seen(null, { text: "In the **garden**." })).toMatchObject({ text: "In the **garden**." });
    expect(seen(20, { mode: "breathing" })).toMatchObject({ mode: "breathing", until: null });
  });

  it("is one step that asks nothing and takes no answer (B-27)", () => {
    const question = { id: "coffee", activityId: "coffee", stepId: "coffee" };
    expect(breakKind.steps(rest())).toEqual([{ id: "coffee", title: "Coffee", notice: false, whatIfs: [] }]);
    for (const body of [{}, { answer: "yes" }, null])
      expect(breakKind.parse(rest(), question, body)).toBeNull();
  });
});
