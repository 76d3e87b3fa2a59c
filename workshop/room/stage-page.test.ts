import { describe, expect, it } from "vitest";
import { consoleContext, door, presence, PureRoom, trainer, verdict } from "@/tests/support/pure-room";
import { pageOf, stageMoment } from "@/workshop/room/stage-page";
import { consoleView } from "@/workshop/views/console-view";
import { stageView } from "@/workshop/views/stage-view";

const voted = () => new PureRoom().go("story/1").open("story/1").do({ type: "turn", to: 1 }).close("story/1");

describe("pages of the stage (B-183)", () => {
  it("are turned for every stage, and undone by turning back alone", () => {
    const room = voted();
    expect(stageView(room.state, room.board, presence, door).pages).toEqual({
      at: "story/1|story/1|||",
      page: 1,
    });
    room.undo();
    expect(pageOf(room.state)).toBe(1);
    expect(verdict(room.try({ type: "turn", to: 0 }, trainer))).toBe("ok");
    expect(pageOf(room.state)).toBe(0);
  });

  it("begin again with what stands there newly", () => {
    expect(pageOf(voted().reveal("story/1").state)).toBe(0);
    const revealed = voted().reveal("story/1").do({ type: "turn", to: 2 });
    expect(pageOf(revealed.do({ type: "explain", question: "story/1", on: true }).state)).toBe(0);
    expect(pageOf(voted().go("poll").state)).toBe(0);
  });

  it("are known on the console where a stage needs more than one for what stands there now", () => {
    const { state, board } = voted();
    const now = stageMoment(state);
    const view = (pagesOf: (moment: string) => number) =>
      consoleView(state, board, { ...consoleContext, pagesOf }).pages;
    expect(view((moment) => (moment === now ? 3 : 1))).toEqual({ page: 1, of: 3 });
    expect(view((moment) => (moment === now ? 1 : 3))).toBeNull();
  });
});
