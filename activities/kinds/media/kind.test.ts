import { describe, expect, it } from "vitest";
import type { FaceContext } from "@/model/kind";
import { mediaSchema, mediaKind } from "@/activities/kinds/media/kind";
import { consoleContext, door, presence, PureRoom, START, verdict } from "@/tests/support/pure-room";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { positionOf } from "@/model/room/playback";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

function room(): PureRoom {
  const r = new PureRoom();
  r.state = { ...r.state, workshop: weighingWorkshop };
  return r;
}
const stage = (r: PureRoom) => stageView(r.state, r.board, presence, door);

describe("a film", () => {
  it("is told to the stage by its file, and to phones by its words alone (B-86)", () => {
    const r = room().go("film").do({ type: "play", on: true, at: 0 });
    expect(stage(r).face).toMatchObject({ kind: "media", file: "no-such-film.mp4" });
    const phone = JSON.stringify(phoneView(r.state, r.board));
    expect(phone).not.toContain("no-such-film.mp4");
    expect(phone).toContain("opens a **door**");
    expect(phone).not.toContain('"play"');
  });

  it("has its captions on the stage alone, its transcript and its credit on phones too (B-86)", () => {
    const film = (more: object) => mediaSchema.parse({ id: "film", kind: "media", title: "A film", ...more });
    const seen = (surface: FaceContext["surface"], more: object) =>
      mediaKind.face(film(more), { surface } as FaceContext);
    const whole = {
      file: "film.mp4",
      captions: "film.vtt",
      transcript: "A **door** opens.",
      credit: "Made for tests.",
    };
    const face = { kind: "media", title: "A film", type: "video" };
    expect(seen("stage", whole)).toEqual({ ...face, ...whole });
    expect(seen("phone", whole)).toEqual({ ...face, ...whole, file: null, captions: null });
    const nothing = { file: null, captions: null, transcript: null, credit: null };
    expect(seen("stage", {})).toEqual({ ...face, ...nothing });
    expect(seen("stage", { file: "film.mp4" })).toEqual({ ...face, ...nothing, file: "film.mp4" });
    expect(seen("phone", { type: "audio" })).toEqual({ ...face, ...nothing, type: "audio" });
  });

  it("stands where the server's clock says, also on a stage that was opened again (B-86)", () => {
    const r = room().go("film");
    expect(stage(r).play).toBeNull();
    r.do({ type: "play", on: true, at: 5 }).pass(10);
    const { play } = stage(r);
    expect(play).toEqual({ on: true, at: 5, since: START });
    expect(positionOf(play!, r.now)).toBe(15);
    r.do({ type: "play", on: false, at: 15 }).pass(60);
    expect(positionOf(stage(r).play!, r.now)).toBe(15);
    expect(consoleView(r.state, r.board, consoleContext).play).toEqual(stage(r).play);
  });

  it("stands still while the room is elsewhere, and is found there again", () => {
    const r = room().go("film").do({ type: "play", on: true, at: 0 }).pass(20).go("last");
    expect(stage(r).play).toBeNull();
    r.pass(600).go("film");
    expect(stage(r).play).toMatchObject({ on: false, at: 20 });
  });

  it("goes on as it did when it is moved, and stops where it is when it is told no place (B-86)", () => {
    const r = room().go("film").do({ type: "play", at: 3 });
    expect(stage(r).play).toMatchObject({ on: false, at: 3 });
    r.do({ type: "play", on: true }).pass(4);
    r.do({ type: "play", at: 30 }).pass(2);
    expect(stage(r).play).toMatchObject({ on: true, at: 30 });
    r.do({ type: "play", on: false }).pass(60);
    expect(positionOf(stage(r).play!, r.now)).toBe(32);
    expect(stage(r).play).toMatchObject({ on: false });
  });

  it("is not played where there is none", () => {
    expect(verdict(room().try({ type: "play", on: true, at: 0 }))).toBe("not-here");
    expect(verdict(room().go("last").try({ type: "play", on: true, at: 0 }))).toBe("not-here");
  });

  it("is one step that asks nothing and takes no answer (B-27)", () => {
    const film = weighingWorkshop.sessions[0]!.activities.find((a) => a.kind === "media")!;
    if (film.kind !== "media") throw new Error("no film");
    expect(mediaKind.steps(film)).toEqual([{ id: "film", title: "A film", notice: false, whatIfs: [] }]);
    expect(
      mediaKind.parse(film, { id: "film", activityId: "film", stepId: "film" }, { answer: "yes" }),
    ).toBeNull();
  });
});
