import { describe, expect, it } from "vitest";
import { PureRoom } from "@/tests/support/pure-room";
import {
  allPosts,
  type QuestionBoxState,
  freshQuestionBox,
  openPosts,
  stagedPost,
} from "@/workshop/room/question-box";

const posts = [
  { id: "post-aaaa", text: "One?", support: 0 },
  { id: "post-bbbb", text: "Two?", support: 2 },
];

describe("the question box (B-52)", () => {
  it("shows the room nothing before a trainer has read it, where it is moderated", () => {
    expect(openPosts(freshQuestionBox, posts)).toEqual([]);
    expect(openPosts({ ...freshQuestionBox, moderated: false }, posts)).toHaveLength(2);
    expect(allPosts(freshQuestionBox, posts).map((p) => [p.id, p.state])).toEqual([
      ["post-bbbb", "waiting"],
      ["post-aaaa", "waiting"],
    ]);
  });

  it("keeps what is answered or put off, and takes away what is hidden", () => {
    const room = new PureRoom();
    for (const [post, to] of [
      ["post-aaaa", "answered"],
      ["post-bbbb", "shown"],
    ] as const)
      room.do({ type: "sort-post", post, to });
    expect(openPosts(room.state.box, posts).map((p) => p.state)).toEqual(["shown", "answered"]);
    room.do({ type: "sort-post", post: "post-bbbb", to: "hidden" });
    expect(openPosts(room.state.box, posts).map((p) => p.id)).toEqual(["post-aaaa"]);
  });

  it("puts one question on the stage, lets the room see it, and takes it down when it is hidden or the room goes on", () => {
    const room = new PureRoom().go("hello").do({ type: "stage-post", post: "post-aaaa" });
    expect(stagedPost(room.state.box, posts)?.text).toBe("One?");
    expect(openPosts(room.state.box, posts)).toMatchObject([{ id: "post-aaaa", state: "shown" }]);
    expect(
      new PureRoom().do(
        { type: "stage-post", post: "post-aaaa" },
        { type: "sort-post", post: "post-aaaa", to: "hidden" },
      ).state.box.onStage,
    ).toBeNull();
    expect(room.go("poll").state.box.onStage).toBeNull();
  });

  it("takes it down where the room goes back, and leaves it where only something else is undone", () => {
    const room = new PureRoom().go("hello").go("poll").do({ type: "stage-post", post: "post-aaaa" });
    expect(room.do({ type: "dim", on: true }).undo().state.box.onStage).toBe("post-aaaa");
    expect(room.undo().state).toMatchObject({ position: { step: "hello" }, box: { onStage: null } });
  });

  it("shows the room what is put off until later", () => {
    const room = new PureRoom().do({ type: "sort-post", post: "post-aaaa", to: "later" });
    expect(openPosts(room.state.box, posts).map((p) => [p.id, p.state])).toEqual([["post-aaaa", "later"]]);
  });

  it("has the most wanted first, and those that are wanted alike in the order of their ids", () => {
    const alike = ["post-cccc", "post-aaaa", "post-bbbb"].map((id) => ({ id, text: id, support: 1 }));
    const wanted = { id: "post-dddd", text: "Most?", support: 2 };
    for (const arrived of [[...alike, wanted], [wanted, ...alike].reverse(), [wanted, ...alike]])
      expect(allPosts(freshQuestionBox, arrived).map((p) => p.id)).toEqual([
        "post-dddd",
        "post-aaaa",
        "post-bbbb",
        "post-cccc",
      ]);
  });

  it("has on the stage the question that was put there, and nothing before or after", () => {
    const room = new PureRoom();
    expect(stagedPost(room.state.box, posts)).toBeNull();
    room.do({ type: "stage-post", post: "post-bbbb" });
    expect(stagedPost(room.state.box, posts)?.text).toBe("Two?");
    room.do({ type: "stage-post", post: null });
    expect(stagedPost(room.state.box, posts)).toBeNull();
    expect(openPosts(room.state.box, posts).map((p) => p.id)).toEqual(["post-bbbb"]);
  });

  it("never has a hidden question on the stage", () => {
    const box: QuestionBoxState = {
      ...freshQuestionBox,
      onStage: "post-aaaa",
      states: { "post-aaaa": "hidden" },
    };
    expect(stagedPost(box, posts)).toBeNull();
  });

  it.each(["waiting", "hidden"] as const)(
    "takes a question off the stage that is sorted as %s again",
    (to) => {
      const room = new PureRoom().do(
        { type: "stage-post", post: "post-aaaa" },
        { type: "sort-post", post: "post-aaaa", to },
      );
      expect([room.state.box.onStage, stagedPost(room.state.box, posts)]).toEqual([null, null]);
    },
  );

  it("leaves the stage as it is when its question is answered, or another one is hidden", () => {
    const room = new PureRoom().do(
      { type: "stage-post", post: "post-aaaa" },
      { type: "sort-post", post: "post-aaaa", to: "answered" },
      { type: "sort-post", post: "post-bbbb", to: "hidden" },
    );
    expect(stagedPost(room.state.box, posts)?.text).toBe("One?");
  });

  it.each([
    ["waiting", "shown"],
    ["hidden", "shown"],
    ["shown", "shown"],
    ["answered", "answered"],
    ["later", "later"],
  ] as const)("a question that was %s is %s once it stands on the stage", (before, after) => {
    const room = new PureRoom().do(
      { type: "sort-post", post: "post-aaaa", to: before },
      { type: "stage-post", post: "post-aaaa" },
    );
    expect(openPosts(room.state.box, posts).map((p) => [p.id, p.state])).toEqual([["post-aaaa", after]]);
    expect(stagedPost(room.state.box, posts)?.text).toBe("One?");
  });

  it("notes nothing when a question is sorted or put on the stage a second time", () => {
    for (const again of [
      { type: "sort-post", post: "post-aaaa", to: "hidden" },
      { type: "stage-post", post: "post-aaaa" },
    ] as const)
      expect(new PureRoom().do(again).try(again)).toMatchObject({ ok: true, changed: false });
  });

  it("takes up that trainers read first, and that they no longer do, while it stays open", () => {
    const room = new PureRoom().do({ type: "box", open: true, moderated: false });
    expect(openPosts(room.state.box, posts)).toHaveLength(2);
    room.do({ type: "box", open: true, moderated: true });
    expect(openPosts(room.state.box, posts)).toEqual([]);
  });

  it("is closed and opened by trainers", () => {
    const room = new PureRoom().do({ type: "box", open: false, moderated: true });
    expect(room.state.box.open).toBe(false);
    expect(room.try({ type: "box", open: false, moderated: true })).toMatchObject({
      ok: true,
      changed: false,
    });
  });
});
