import { describe, expect, it } from "vitest";
import { consoleContext, PureRoom } from "@/tests/support/pure-room";
import { planOf } from "@/workshop/content/plan";
import { unaskedSteps } from "@/workshop/room/unasked";
import { consoleView } from "@/workshop/views/console-view";

const unasked = ({ state }: PureRoom) => unaskedSteps(state, planOf(state.workshop)).map((step) => step.id);

describe("questions that were passed and not asked (B-280)", () => {
  it("are those of steps that were shown and left with no round, in the workshop's order", () => {
    const room = new PureRoom().go("poll");
    expect(unasked(room)).toEqual([]);
    expect(unasked(room.go("many").go("story/1"))).toEqual(["poll", "many"]);
    expect(consoleView(room.state, room.board, consoleContext).unasked).toEqual(["poll", "many"]);
  });

  it("are none any more once they were asked, however the answers end", () => {
    const room = new PureRoom().go("poll").go("many").go("poll").open("poll").go("many");
    expect(unasked(room)).toEqual([]);
  });

  it("are again after the opening was taken back, and none after the step was", () => {
    const room = new PureRoom().go("hello").go("poll").open("poll").undo().go("many");
    expect(unasked(room)).toEqual(["poll"]);
    expect(unasked(room.undo().undo().go("many"))).toEqual([]);
  });

  it("count the present one once the room has ended", () => {
    expect(unasked(new PureRoom().go("poll").do({ type: "end" }))).toEqual(["poll"]);
  });

  it("are no slides, notices or parts that look at an earlier question again", () => {
    const room = new PureRoom().go("hello").go("story/3!notice").go("poll").open("poll").go("hello");
    expect(unasked(room)).toEqual([]);
  });
});
