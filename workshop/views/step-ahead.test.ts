import { describe, expect, it } from "vitest";
import { door, presence, PureRoom } from "@/tests/support/pure-room";
import { stageView } from "@/workshop/views/stage-view";
import { assetsOnStage } from "@/workshop/views/assets";
import { stateAt } from "@/workshop/views/step-ahead";

const stage = (room: PureRoom, step: string) => {
  const ahead = stateAt(room.state, step, room.now);
  return ahead && stageView(ahead, room.board, presence, door);
};

describe("a step before it goes live (B-271)", () => {
  it("is drawn as the stage would show it, with its question, past its notice and with lit screens", () => {
    const room = new PureRoom().do({ type: "dim", on: true });
    const before = room.state;
    expect(stage(room, "poll")).toMatchObject({
      dim: false,
      face: { kind: "poll" },
      asked: { question: "poll", phase: "prepared" },
    });
    expect(room.state).toBe(before);
  });

  it("shows of answers what the room saw of them, and no more", () => {
    const room = new PureRoom().go("poll").open("poll");
    room.answer("ana", "poll", { choice: ["red"] });
    expect(stage(room, "poll")).toMatchObject({ asked: { phase: "open" }, results: null });
    room.close("poll").do({ type: "preview", on: true });
    expect(stage(room, "poll")).toMatchObject({ results: null });
  });

  it("is drawn between two days too, and not where there is no such step or no room any more", () => {
    const room = new PureRoom().go("poll").do({ type: "end-day" });
    expect(stage(room, "poll")).toMatchObject({ face: { kind: "poll" } });
    expect(stage(room, "no-such-step")).toBeNull();
    expect(stage(room.do({ type: "end" }), "poll")).toBeNull();
  });

  it("comes with the logo of the workshop, as the stage itself does, and with no file it does not show", () => {
    const room = new PureRoom();
    const logo = { file: "logo.png", alt: "Jeju Centre" };
    const state = { ...room.state, workshop: { ...room.state.workshop, theme: { logo } } };
    const file = { kind: "picture", at: "/assets/room/token/", width: 300, height: 100 } as const;
    const view = stageView(stateAt(state, "poll", room.now)!, room.board, presence, door);
    expect(assetsOnStage(view, { "logo.png": file, "secret.png": file })).toEqual({ "logo.png": file });
  });
});
